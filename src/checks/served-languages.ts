/**
 * The complete languages as they are served: with an operator's folder each text has its origin noted
 * where that is not our bundle of the language itself, and what is missing stands in another language.
 */
import type { BundleFile } from '../locales/schema.js';
import type { LanguageFiles, TextOrigin } from '../locales/locales.js';
import { entryAt, findLender, missingPlaces, placesOf, withEntry } from './lender.js';
import { noEntries } from './overlay.js';
import { type Project, type ProjectLanguage, localePath } from './project.js';

type Origins = Map<string, TextOrigin>;

const isLocal = ({ overlay }: Project, tag: string, id: string, place: string): boolean =>
  entryAt(overlay?.valid.get(localePath(tag, `${id}.json`)) as BundleFile | undefined, place) !== undefined;

const serveBundle = (project: Project, { tag, bundles }: ProjectLanguage, id: string): [BundleFile, Origins] => {
  let bundle = bundles.get(id) ?? ({ ...noEntries } as BundleFile);
  const origins: Origins = new Map(
    placesOf(bundle)
      .filter((place) => isLocal(project, tag, id, place))
      .map((place) => [place, { language: tag, source: 'local' }]),
  );
  for (const place of missingPlaces(project, id, bundle)) {
    const lender = findLender(project, tag, id, place);
    if (lender === undefined) continue;
    bundle = withEntry(bundle, place, entryAt(project.languages.get(lender)!.bundles.get(id), place));
    origins.set(place, { language: lender, source: isLocal(project, lender, id, place) ? 'local' : 'builtin' });
  }
  return [bundle, origins];
};

const serveLanguage = (project: Project, language: ProjectLanguage): Pick<LanguageFiles, 'bundles' | 'origins'> => {
  if (project.overlay === null) return { bundles: language.bundles, origins: new Map() };
  const served = [...project.protocols.keys()].map((id) => [id, serveBundle(project, language, id)] as const);
  return {
    bundles: new Map(served.map(([id, [bundle]]) => [id, bundle])),
    origins: new Map(served.flatMap(([id, [, origins]]) => (origins.size === 0 ? [] : [[id, origins] as const]))),
  };
};

export const servedLanguages = (project: Project): LanguageFiles[] =>
  [...project.languages.values()].flatMap((each) => {
    const { language, common, notes } = each;
    if (language?.status !== 'complete' || common === null) return [];
    return [{ language, common, notes: new Map(Object.entries(notes?.notes ?? {})), ...serveLanguage(project, each) }];
  });
