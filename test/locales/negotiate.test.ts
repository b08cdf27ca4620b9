import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createNegotiator } from '../../src/locales/negotiate.js';

const offered = ['en', 'vi', 'pt-BR', 'zh-Hans', 'zh-Hant', 'ja', 'fr', 'de', 'nb', 'sr-Latn', 'he', 'id'];
const negotiator = createNegotiator(offered, 'en');

type Row = readonly [header: string, language: string];

const itAnswers = (rows: readonly Row[], from = negotiator): void => {
  it.each(rows)('%j → %s', (header, language) => {
    expect(from.fromHeader(header)).toBe(language);
  });
};

describe('createNegotiator', () => {
  it('needs a language', () => {
    expect(() => createNegotiator([], 'en')).toThrow(new RangeError('no language is offered'));
  });

  it('needs the default among the languages', () => {
    const message = 'the default language "fr" is not offered';
    expect(() => createNegotiator(['en', 'vi'], 'fr')).toThrow(new RangeError(message));
  });

  it.each(['en_US', '', '*', 'hant', 'und'])('refuses %j as a language', (tag) => {
    expect(() => createNegotiator(['en', tag], 'en')).toThrow(new RangeError(`"${tag}" is not a language tag`));
  });

  it('answers with the tag as it was given, whatever its canonical form', () => {
    const ancient = createNegotiator(['en', 'iw', 'no'], 'en');
    expect(ancient.fromHeader('he-IL')).toBe('iw');
    expect(ancient.fromTag('nb')).toBe('no');
  });
});

describe('Accept-Language', () => {
  describe('without a preference', () => {
    it('gives the default when there is no header', () => {
      expect(negotiator.fromHeader(undefined)).toBe('en');
    });

    itAnswers([
      ['', 'en'],
      [' ', 'en'],
      [',', 'en'],
      ['ko', 'en'],
      ['ko-KR,ko;q=.9,th;q=.8', 'en'],
    ]);
  });

  describe('what the libraries compared in stack.md get wrong', () => {
    itAnswers([
      ['zh-TW', 'zh-Hant'],
      ['zh-HK,zh;q=.9,en;q=.8', 'zh-Hant'],
      ['zh-CN,en;q=.9', 'zh-Hans'],
      ['pt-PT,en;q=.5', 'pt-BR'],
      ['VI', 'vi'],
      ['fr-CA,en;q=.6', 'fr'],
      ['en;q=0,*;q=.5', 'vi'],
      ['no,en;q=.5', 'nb'],
      ['iw', 'he'],
      ['zh-cmn-Hant-HK', 'zh-Hant'],
      ['zh-Hans;q=0,zh-TW', 'zh-Hant'],
      ['x-klingon,i-default,vi;q=.1', 'vi'],
    ]);
  });

  describe('weights', () => {
    itAnswers([
      ['vi', 'vi'],
      ['fr,vi', 'fr'],
      ['vi,fr', 'vi'],
      ['fr;q=0.5,vi;q=0.9', 'vi'],
      ['fr;q=0.5,vi', 'vi'],
      ['fr;q=0.001,ko', 'fr'],
      ['fr;q=0.899,vi;q=0.9', 'vi'],
      ['vi;q=0.9,fr;q=0.900', 'vi'],
      ['fr;q=1.000,vi;q=1', 'fr'],
      ['fr;q=0.2,ja;q=0.8,de;q=0.8,vi;q=0.2', 'ja'],
      ['ko,fr;q=0.1,vi;q=0.2', 'vi'],
      ['vi;q=0.1,fr;q=0.2,vi;q=0.3', 'vi'],
      ['fr;Q=0.1,vi;Q=0.2', 'vi'],
      ['fr;q=.1,vi;q=.2', 'vi'],
      ['fr;q=0.,vi;q=0.1', 'vi'],
      ['ko, vi ; q=0.3,\tfr\t;\tq=0.4', 'fr'],
    ]);
  });

  describe('exclusion by q=0', () => {
    itAnswers([
      ['vi;q=0', 'en'],
      ['en;q=0', 'en'],
      ['EN;q=0.000', 'en'],
      ['en;q=0,vi;q=0', 'en'],
      ['en;q=0,ko', 'en'],
      ['en;q=0,en', 'en'],
      ['vi,en;q=0', 'vi'],
      ['vi;q=0,vi-VN', 'en'],
      ['iw;q=0,he', 'en'],
      ['en-US;q=0', 'en'],
      ['en-US;q=0,en', 'en'],
      ['en-x-foo;q=0', 'en'],
    ]);

    describe('a range covers what is more precise than itself, unless a longer range asks for that', () => {
      itAnswers([
        ['zh;q=0,zh-TW', 'zh-Hant'],
        ['zh;q=0,zh-Hant', 'zh-Hant'],
        ['zh;q=0,zh', 'en'],
        ['pt;q=0,pt-BR', 'pt-BR'],
        ['zh-Hans;q=0,zh', 'zh-Hant'],
        ['zh-Hant;q=0,zh-TW,fr;q=0.1', 'fr'],
        ['zh-TW;q=0,zh-HK', 'zh-Hant'],
        ['yue;q=0,zh-Hant', 'zh-Hant'],
      ]);
    });
  });

  describe('the wildcard comes after all named ranges, whatever its weight', () => {
    itAnswers([
      ['*', 'en'],
      ['*;q=0.1', 'en'],
      ['*,vi;q=0.1', 'vi'],
      ['ko,*;q=0.5', 'en'],
      ['en;q=0,*', 'vi'],
      ['en;q=0,vi;q=0,*', 'pt-BR'],
      ['en;q=0,vi;q=0,pt;q=0,zh;q=0,*', 'ja'],
      ['en;q=0,*,fr;q=0.1', 'fr'],
    ]);

    describe('with q=0 it excludes all that is not named', () => {
      itAnswers([
        ['*;q=0', 'en'],
        ['vi,*;q=0', 'vi'],
        ['*;q=0,fr-CA', 'fr'],
        ['ko,*;q=0', 'en'],
        ['en;q=0,*;q=0', 'en'],
        ['*,en;q=0,*;q=0', 'en'],
      ]);
    });
  });

  describe('letter case means nothing', () => {
    itAnswers([
      ['vI-vn', 'vi'],
      ['ZH-hANT-hk', 'zh-Hant'],
      ['PT-br', 'pt-BR'],
      ['SR-LATN', 'sr-Latn'],
      ['ZH-YUE-HK', 'zh-Hant'],
    ]);
  });

  describe('a malformed member is skipped', () => {
    itAnswers([
      ['fr;q=2,vi;q=0.1', 'vi'],
      ['fr;q=1.1,vi;q=0.1', 'vi'],
      ['fr;q=1.0000,vi;q=0.1', 'vi'],
      ['fr;q=0.1234,vi;q=0.1', 'vi'],
      ['fr;q=-1,vi;q=0.1', 'vi'],
      ['fr;q=,vi;q=0.1', 'vi'],
      ['fr;q=.,vi;q=0.1', 'vi'],
      ['fr;q=1e0,vi;q=0.1', 'vi'],
      ['fr;q=high,vi;q=0.1', 'vi'],
      ['fr;q="1",vi;q=0.1', 'vi'],
      ['fr;q = 1,vi;q=0.1', 'vi'],
      ['fr;,vi;q=0.1', 'vi'],
      ['fr;level=1,vi;q=0.1', 'vi'],
      ['fr;q=1;q=1,vi;q=0.1', 'vi'],
      ['fr vi,de;q=0.1', 'de'],
      ['fr_FR,vi;q=0.1', 'vi'],
      ['fr-,vi;q=0.1', 'vi'],
      ['-fr,vi;q=0.1', 'vi'],
      ['fr--CA,vi;q=0.1', 'vi'],
      ['fr-abcdefghi,vi;q=0.1', 'vi'],
      ['français,vi;q=0.1', 'vi'],
      ['\u00a0fr,vi;q=0.1', 'vi'],
      ['*-CH,vi;q=0.1', 'vi'],
      ['**,vi;q=0.1', 'vi'],
      ['hant,vi;q=0.1', 'vi'],
      ['f,vi;q=0.1', 'vi'],
      ['1996,vi;q=0.1', 'vi'],
      [',, ,vi,,', 'vi'],
      ['en_US;q=0', 'en'],
      ['__proto__,constructor,vi;q=0.1', 'vi'],
    ]);
  });

  describe('a longer range finds a shorter tag', () => {
    itAnswers([
      ['vi-VN', 'vi'],
      ['de-CH-1996', 'de'],
      ['zh-Hant-HK', 'zh-Hant'],
      ['zh-Hans-HK', 'zh-Hans'],
      ['fr-Latn-CA', 'fr'],
      ['fr-Cyrl,vi;q=0.5', 'fr'],
      ['en-GB-oed,vi;q=0.5', 'en'],
      ['ja-JP-x-lvariant-JP', 'ja'],
      ['fr-u,vi;q=0.5', 'fr'],
      ['de-DE,vi;q=0.9,de;q=0.8', 'de'],
      ['fr-CA;q=0.8,vi;q=0.9', 'vi'],
    ]);

    it('prefers the tag that shares most with the range', () => {
      const regional = createNegotiator(['en', 'en-GB', 'en-US', 'zh', 'zh-Hant', 'zh-Hant-HK'], 'en');
      expect(regional.fromHeader('en-GB')).toBe('en-GB');
      expect(regional.fromHeader('en-GB-oxendict')).toBe('en-GB');
      expect(regional.fromHeader('en-AU')).toBe('en');
      expect(regional.fromHeader('en')).toBe('en');
      expect(regional.fromHeader('zh-HK')).toBe('zh-Hant-HK');
      expect(regional.fromHeader('zh-MO')).toBe('zh-Hant');
      expect(regional.fromHeader('zh-SG')).toBe('zh');
    });

    it('drops a single letter that would be left at the end', () => {
      const pirate = createNegotiator(['de', 'en', 'en-x-pirate'], 'de');
      expect(pirate.fromHeader('en-x-pirate-loud')).toBe('en-x-pirate');
      expect(pirate.fromHeader('en-x-formal')).toBe('en');
    });
  });

  describe('likely script and region', () => {
    itAnswers([
      ['zh', 'zh-Hans'],
      ['zh-SG', 'zh-Hans'],
      ['zh-MY', 'zh-Hans'],
      ['zh-MO', 'zh-Hant'],
      ['zh-HK', 'zh-Hant'],
      ['zh-Hant-CN', 'zh-Hant'],
      ['pt', 'pt-BR'],
      ['pt-AO', 'pt-BR'],
      ['pt-Latn-PT', 'pt-BR'],
      ['no-NO', 'nb'],
      ['nb-NO', 'nb'],
      ['sr-Latn-RS', 'sr-Latn'],
      ['sr-ME', 'sr-Latn'],
    ]);

    it('guesses the likely region before the first one', () => {
      const portuguese = createNegotiator(['pt-PT', 'pt-BR'], 'pt-PT');
      expect(portuguese.fromHeader('pt')).toBe('pt-BR');
      expect(portuguese.fromHeader('pt-PT')).toBe('pt-PT');
    });
  });

  describe('Serbian is read in both scripts', () => {
    itAnswers([
      ['sr,en;q=0.5', 'sr-Latn'],
      ['sr-RS,en;q=0.5', 'sr-Latn'],
      ['sr-Cyrl-RS,en;q=0.5', 'sr-Latn'],
      ['sr;q=0,sr', 'en'],
    ]);

    it('has its own script first', () => {
      const serbian = createNegotiator(['en', 'sr-Latn', 'sr-Cyrl'], 'en');
      expect(serbian.fromHeader('sr-RS')).toBe('sr-Cyrl');
      expect(serbian.fromHeader('sr')).toBe('sr-Cyrl');
      expect(serbian.fromHeader('sr-Latn')).toBe('sr-Latn');
      expect(serbian.fromHeader('sr-Cyrl;q=0,sr')).toBe('sr-Latn');
    });
  });

  describe('a near language is better than the default, and than nothing else that is named', () => {
    itAnswers([
      ['nn', 'nb'],
      ['nn-NO,nn;q=0.9', 'nb'],
      ['nn,*;q=0.5', 'nb'],
      ['nn,fr;q=0.1', 'fr'],
      ['nn,nb;q=0', 'en'],
      ['nn-no,nn;q=0.9,no-no;q=0.8,no;q=0.7,nb-no;q=0.6,nb;q=0.5,en-us;q=0.4,en;q=0.3', 'nb'],
      ['da,sv', 'en'],
    ]);

    it('holds for the other script of Chinese', () => {
      const simplified = createNegotiator(['en', 'zh-Hans'], 'en');
      expect(simplified.fromHeader('zh-TW')).toBe('zh-Hans');
      expect(simplified.fromHeader('zh-TW,en;q=0.5')).toBe('en');
      expect(simplified.fromHeader('zh-TW,zh;q=0.9,en;q=0.8')).toBe('zh-Hans');
    });

    it('holds for the other Norwegian', () => {
      expect(createNegotiator(['en', 'nn'], 'en').fromHeader('no')).toBe('nn');
    });
  });

  describe('deprecated codes', () => {
    itAnswers([
      ['iw-IL,en;q=0.5', 'he'],
      ['in', 'id'],
      ['in-ID,en;q=0.5', 'id'],
      ['sh,en;q=0.5', 'sr-Latn'],
      ['vie', 'vi'],
      ['ger-DE', 'de'],
    ]);

    it.each([
      ['ji', 'yi'],
      ['mo-MD', 'ro'],
    ])('%j → %s', (header, language) => {
      expect(createNegotiator(['en', 'ro', 'yi'], 'en').fromHeader(header)).toBe(language);
    });
  });

  describe('extended languages and kinds of Chinese', () => {
    itAnswers([
      ['zh-cmn', 'zh-Hans'],
      ['zh-cmn-Hans-CN', 'zh-Hans'],
      ['cmn', 'zh-Hans'],
      ['cmn-TW', 'zh-Hant'],
      ['zh-yue-HK,en;q=0.5', 'zh-Hant'],
      ['yue-HK,en;q=0.5', 'zh-Hant'],
      ['zh-yue', 'zh-Hant'],
      ['yue', 'zh-Hant'],
      ['yue-Hans-CN', 'zh-Hans'],
      ['zh-min-nan', 'zh-Hans'],
      ['zh-xiang', 'zh-Hans'],
      ['zh-wuu,en;q=0.5', 'zh-Hans'],
      ['no-bok', 'nb'],
    ]);
  });

  describe('private use, extensions and grandfathered tags', () => {
    itAnswers([
      ['vi-u-nu-latn', 'vi'],
      ['de-DE-u-co-phonebk', 'de'],
      ['zh-TW-u-co-stroke-x-a', 'zh-Hant'],
      ['fr-x-foo', 'fr'],
      ['x-klingon', 'en'],
      ['x-vi', 'en'],
      ['i-klingon,vi;q=0.1', 'vi'],
      ['i-default', 'en'],
      ['art-lojban,vi;q=0.1', 'vi'],
      ['qaa,vi;q=0.1', 'vi'],
      ['und,vi;q=0.1', 'vi'],
      ['und-TW,mul,vi;q=0.1', 'vi'],
    ]);
  });

  describe('length: 1,000 characters and 50 members are read, up to the last complete one', () => {
    const padded = (length: number, member: string) =>
      `${'ko-x-abcdefgh-abcdefgh-abcdefgh-abcdefgh,'.repeat(40).slice(0, length - member.length)}${member}`;
    const longRange = (length: number) => `vi-${'abcdefg-'.repeat(13)}`.slice(0, length);

    it.each([
      ['finds the last member of 1,000 characters', padded(1000, ',vi'), 'vi'],
      ['finds it when more follows', `${padded(1000, ',vi')},fr`, 'vi'],
      ['leaves out a member that is cut in two', `${padded(998, ',vi')}-VN`, 'en'],
      ['leaves out what comes later', padded(1003, ',vi'), 'en'],
      ['answers 10 kB by what comes first', `fr;q=0.5,${'ko,'.repeat(3400)}vi`, 'fr'],
      ['answers 10 kB without a comma with the default', 'vi'.repeat(5000), 'en'],
      ['answers 10 kB of spaces with the default', `vi${' '.repeat(10_000)}x`, 'en'],
      ['answers 10 kB of commas with the default', ','.repeat(10_000), 'en'],
      ['reads 50 members', `${'ko,'.repeat(49)}vi`, 'vi'],
      ['leaves out the 51st', `${'ko,'.repeat(50)}vi`, 'en'],
      ['reads a range of 100 characters', longRange(100), 'vi'],
      ['skips a range of 101 characters', longRange(101), 'en'],
    ])('%s', (_behaviour, header, language) => {
      expect(negotiator.fromHeader(header)).toBe(language);
    });
  });
});

describe('Accept-Language of real clients, where English and Vietnamese are offered', () => {
  const rows: readonly (readonly [client: string, header: string, language: string])[] = [
    ['Chrome, Vietnamese', 'vi-VN,vi;q=0.9,fr-FR;q=0.8,fr;q=0.7,en-US;q=0.6,en;q=0.5', 'vi'],
    ['Chrome, English in Vietnam', 'en-US,en;q=0.9,vi;q=0.8', 'en'],
    ['Firefox, Vietnamese', 'vi-VN,vi;q=0.8,en-US;q=0.5,en;q=0.3', 'vi'],
    ['Firefox, English', 'en-US,en;q=0.5', 'en'],
    ['Safari, Vietnamese', 'vi-VN,vi;q=0.9', 'vi'],
    ['Safari, British', 'en-GB,en;q=0.9', 'en'],
    ['an iOS application', 'vi-VN;q=1.0, en-VN;q=0.9', 'vi'],
    ['Chrome, French with some Vietnamese', 'fr-FR,fr;q=0.9,vi;q=0.8,en;q=0.7', 'vi'],
    ['Chrome, Korean', 'ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7', 'en'],
    ['Firefox, Taiwan', 'zh-TW,zh;q=0.8,en-US;q=0.5,en;q=0.3', 'en'],
    ['Chrome, Russian alone', 'ru-RU,ru;q=0.9', 'en'],
    ['node fetch', '*', 'en'],
    ['a crawler', 'en-us,en-gb,en;q=0.7,*;q=0.3', 'en'],
    ['an older Edge', 'vi-VN, vi; q=0.8, en-US; q=0.5, en; q=0.3', 'vi'],
  ];

  it.each(rows)('%s: %j → %s', (_client, header, language) => {
    expect(createNegotiator(['en', 'vi'], 'en').fromHeader(header)).toBe(language);
  });

  it('gives each default to those who ask for neither', () => {
    expect(createNegotiator(['en', 'vi'], 'vi').fromHeader('ko-KR,ko;q=0.9')).toBe('vi');
  });
});

describe('one tag, as in ?lang=', () => {
  it.each([
    ['vi', 'vi'],
    ['vi-VN', 'vi'],
    ['VI-vn', 'vi'],
    ['zh-TW', 'zh-Hant'],
    ['zh-hant', 'zh-Hant'],
    ['zh', 'zh-Hans'],
    ['zh-cmn-Hant-HK', 'zh-Hant'],
    ['yue-HK', 'zh-Hant'],
    ['pt-PT', 'pt-BR'],
    ['no', 'nb'],
    ['nn', 'nb'],
    ['sr', 'sr-Latn'],
    ['sh', 'sr-Latn'],
    ['iw', 'he'],
    ['in', 'id'],
    ['de-CH-1996', 'de'],
    ['vi-u-nu-latn', 'vi'],
    ['fr-x-foo', 'fr'],
  ])('%j finds %s', (tag, language) => {
    expect(negotiator.fromTag(tag)).toBe(language);
  });

  it.each(['ko', 'ko-KR', 'mul', 'und', 'qaa', 'x-klingon', 'i-default', 'art-lojban'])('%j is not offered', (tag) => {
    expect(negotiator.fromTag(tag)).toBeUndefined();
  });

  it.each([
    '',
    '*',
    'vi-*',
    'vi,en',
    'vi;q=1',
    ' vi',
    'vi ',
    'vi\n',
    'vi_VN',
    'vi-',
    '-vi',
    'vi--VN',
    'fr-u',
    'fr-abcdefghi',
    'en-GB-oed',
    'hant',
    'v',
    '__proto__',
    'việt',
    `vi-${'abcdefg-'.repeat(13)}`.slice(0, 101),
    'vi'.repeat(5000),
  ])('%j is malformed', (tag) => {
    expect(negotiator.fromTag(tag)).toBeUndefined();
  });
});

describe('any text at all', () => {
  const member = fc.tuple(
    fc.constantFrom(...offered, 'zh-TW', 'zh-yue-HK', 'nn', 'sr', 'no', 'en-u', 'x-a', '*', 'ko', '', 'en_US'),
    fc.constantFrom('', ';q=0', ';q=1', ';q=.5', '; q=0.123', ';q=2', ';'),
  );
  const headerLike = fc.array(member, { maxLength: 300 }).map((members) => members.map((m) => m.join('')).join(','));
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 2000 }), headerLike);

  it('as a header gives one of the tags, and the same one again', () => {
    fc.assert(
      fc.property(text, (header) => {
        const language = negotiator.fromHeader(header);
        expect(offered).toContain(language);
        expect(negotiator.fromHeader(header)).toBe(language);
        expect(createNegotiator(offered, 'en').fromHeader(header)).toBe(language);
      }),
    );
  });

  it('as a tag gives one of the tags or undefined, and the same again', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.stringMatching(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8}){0,5}$/)), (tag) => {
        const language = negotiator.fromTag(tag);
        expect([...offered, undefined]).toContain(language);
        expect(negotiator.fromTag(tag)).toBe(language);
      }),
    );
  });

  it('keeps answering right after more headers than the cache holds', () => {
    for (let i = 0; i < 3000; i += 1) negotiator.fromHeader(`ko-x-${i},ja;q=0.5`);
    expect(negotiator.fromHeader('zh-HK,zh;q=.9,en;q=.8')).toBe('zh-Hant');
  });

  it('never gives `*` an excluded language while another is left', () => {
    fc.assert(
      fc.property(fc.subarray(offered, { minLength: 1, maxLength: offered.length - 1 }), (excluded) => {
        const header = excluded
          .map((tag) => `${tag};q=0`)
          .concat('*')
          .join(',');
        expect(excluded).not.toContain(negotiator.fromHeader(header));
      }),
    );
  });
});
