/** `Accept-Language` as browsers send it, by the language that each should be answered in. */
export const acceptLanguages = {
  vi: [
    'vi-VN,vi;q=0.9,fr-FR;q=0.8,fr;q=0.7,en-US;q=0.6,en;q=0.5',
    'vi,en-US;q=0.9,en;q=0.8',
    'vi-VN,vi;q=0.9',
    'vi-VN,vi;q=0.9,en-US;q=0.8,en;q=0.7',
    'vi-VN,vi;q=0.8,en-US;q=0.5,en;q=0.3',
    'vi-VN',
    'vi-VN,en-US;q=0.9',
    'vi',
    'vi-VN,vi;q=0.9,ja;q=0.8,en-US;q=0.7,en;q=0.6',
    'fr-FR,fr;q=0.9,vi;q=0.8,en-US;q=0.7,en;q=0.6',
  ],
  en: [
    'en-US,en;q=0.9',
    'en-US,en;q=0.5',
    'en-GB,en;q=0.9,vi;q=0.8',
    'en-GB,en-US;q=0.9,en;q=0.8',
    'en-US',
    'en-AU,en;q=0.9',
    'en-US,en;q=0.9,vi;q=0.8',
    'de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7',
    'de,en-US;q=0.7,en;q=0.3',
    'zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7',
    'zh-CN,zh;q=0.9,en;q=0.8',
    'ja,en-US;q=0.9,en;q=0.8',
    'fr-FR,fr;q=0.8,en-US;q=0.5,en;q=0.3',
    'pt-BR,pt;q=0.9,en-US;q=0.8,en;q=0.7',
    'ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7',
  ],
} as const;

export type Tag = keyof typeof acceptLanguages;

export const tags = Object.keys(acceptLanguages) as Tag[];
