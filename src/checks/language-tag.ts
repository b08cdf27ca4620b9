/** The canonical spelling of a BCP 47 tag (`zh-hant` → `zh-Hant`); undefined for what is no tag. */
export const canonicalTag = (tag: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
};

export const isCanonicalTag = (tag: string): boolean => canonicalTag(tag) === tag;
