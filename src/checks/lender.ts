/**
 * Which language lends its text where another has none. Ours are complete and borrow nothing; what an
 * operator adds may be there in some languages only, and a language that an operator adds may be partial.
 * Then a whole entry is answered in another language, which the answer names.
 */
import type { BundleFile } from '../locales/schema.js';
import { bundleSkeleton, entryKeys } from './bundle-skeleton.js';
import { sourceLanguage } from './each-text.js';
import type { Project, ProjectLanguage } from './project.js';

/** `codes.5.1.1` → section `codes`, key `5.1.1`; `name` → section `name`. */
const splitPlace = (place: string): { section: keyof BundleFile; key: string } => {
  const [section = '', ...key] = place.split('.');
  return { section: section as keyof BundleFile, key: key.join('.') };
};

/** Undefined where the bundle has no such entry. */
export const entryAt = (bundle: BundleFile | undefined, place: string): unknown => {
  const { section, key } = splitPlace(place);
  const entries = bundle?.[section];
  if (typeof entries !== 'object') return key === '' ? entries : undefined;
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
};

export const withEntry = <Bundle extends Partial<BundleFile>>(
  bundle: Bundle,
  place: string,
  entry: unknown,
): Bundle => {
  const { section, key } = splitPlace(place);
  return { ...bundle, [section]: key === '' ? entry : { ...(bundle[section] as object | undefined), [key]: entry } };
};

/** Places of all entries: `name`, `codes.499~esri`, `attributes.level.values.fatal`. */
export const placesOf = (bundle: BundleFile): string[] => {
  const { name, description, form, phases, contexts, attributes, classes, groups, codes } = bundle;
  const texts = Object.entries({ name, description, form }).flatMap(([place, text]) =>
    text === undefined ? [] : [place],
  );
  const sections = Object.entries({ phases, contexts, attributes, classes, groups, codes });
  const names = sections.flatMap(([section, entries]) => Object.keys(entries).map((key) => `${section}.${key}`));
  const values = Object.entries(attributes).flatMap(([name, attribute]) =>
    Object.keys(attribute.values ?? {}).map((value) => `attributes.${name}.values.${value}`),
  );
  return [...texts, ...names, ...values];
};

/** What the bundle of a protocol needs and this one, if it is there at all, lacks. */
export const missingPlaces = ({ protocols }: Project, id: string, bundle: BundleFile | undefined): string[] => {
  const present = new Set(bundle === undefined ? [] : placesOf(bundle));
  return placesOf(bundleSkeleton(protocols.get(id)!)).filter((place) => !present.has(place));
};

/** Whether ours has no such text to give, because language, protocol or code came with the overlay. */
const mayBorrow = ({ overlay }: Project, tag: string, id: string, place: string): boolean => {
  if (overlay === null) return false;
  const ours = overlay.builtin.protocols.get(id);
  const { section, key } = splitPlace(place);
  if (!overlay.builtin.languages.has(tag) || ours === undefined) return true;
  return section === 'codes' && !entryKeys(ours).includes(key);
};

/** The default language first, then English, then the others. */
const lenders = ({ languages, defaultLanguage }: Project): ProjectLanguage[] => {
  const tags = new Set([defaultLanguage, sourceLanguage, ...languages.keys()]);
  return [...tags].flatMap((tag) => {
    const found = languages.get(tag);
    return found?.language?.status === 'complete' ? [found] : [];
  });
};

/** The language whose text stands in for that of `tag`; undefined where none may or can. */
export const findLender = (project: Project, tag: string, id: string, place: string): string | undefined =>
  mayBorrow(project, tag, id, place)
    ? lenders(project).find((other) => other.tag !== tag && entryAt(other.bundles.get(id), place) !== undefined)?.tag
    : undefined;
