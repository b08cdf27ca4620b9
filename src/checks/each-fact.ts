/**
 * Everything in the catalog that states a behaviour, one after the other, with its file and place:
 * classes, codes and variants; and every reference.
 */
import type { ClassFact, CodeFact, ProtocolFile, ReferenceFact, VariantFact } from '../catalog/schema.js';
import { type Project, catalogPath } from './project.js';

export interface PlacedFact {
  file: string;
  protocol: ProtocolFile;
  /** Where its texts are in the bundles: `codes`, `499~esri`. */
  section: 'classes' | 'codes';
  key: string;
  /** `codes.499~esri` */
  place: string;
  fact: ClassFact | CodeFact | VariantFact;
  /** The code, of a code or of a variant; undefined for a class. */
  code: CodeFact | undefined;
}

const factsOf = ({ classes, codes }: ProtocolFile): Omit<PlacedFact, 'file' | 'protocol' | 'place'>[] => [
  ...classes.map((fact) => ({ section: 'classes' as const, key: fact.id, fact, code: undefined })),
  ...codes.flatMap((code) => [
    { section: 'codes' as const, key: code.code, fact: code, code },
    ...(code.variants ?? []).map((fact) => ({
      section: 'codes' as const,
      key: `${code.code}~${fact.variant}`,
      fact,
      code,
    })),
  ]),
];

export const allFacts = (project: Project): PlacedFact[] =>
  [...project.protocols].flatMap(([id, protocol]) =>
    factsOf(protocol).map((placed) => ({
      file: catalogPath(id),
      protocol,
      place: `${placed.section}.${placed.key}`,
      ...placed,
    })),
  );

export interface PlacedReference {
  file: string;
  place: string;
  reference: ReferenceFact;
}

const referencesOf = ({ fact, place }: PlacedFact): { place: string; reference: ReferenceFact | undefined }[] => [
  ...fact.references.map((reference) => ({ place: `${place}.references`, reference })),
  { place: `${place}.retry.reference`, reference: fact.retry.reference },
  ...('equivalents' in fact ? (fact.equivalents ?? []) : []).map(({ id, reference }) => ({
    place: `${place}.equivalents.${id}`,
    reference,
  })),
];

export const allReferences = (project: Project): PlacedReference[] => [
  ...[...project.protocols].flatMap(([id, { standards }]) =>
    standards.map((reference) => ({ file: catalogPath(id), place: 'standards', reference })),
  ),
  ...allFacts(project).flatMap((placed) =>
    referencesOf(placed).flatMap(({ place, reference }) =>
      reference === undefined ? [] : [{ file: placed.file, place, reference }],
    ),
  ),
];
