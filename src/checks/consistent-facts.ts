/**
 * Do the facts about one code agree with each other? Each row of `rules` says one thing that cannot be:
 * a success shown as an error, a delay before a retry that must not be, a number that nobody stated.
 * Severity is the colour, outcome the meaning, retry what a program does.
 */
import { createClassification } from '../catalog/classification.js';
import type { CodeFact, VariantFact } from '../catalog/schema.js';
import type { Value } from '../catalog/vocabulary.js';
import type { Check, Problem } from './check.js';
import { type PlacedFact, allFacts } from './each-fact.js';
import { isRfcOrDraft } from './reference-form.js';

type Finding = Omit<Problem, 'file'>;
type Outcome = Value<'outcome'>;

const severities: Record<Outcome, readonly Value<'severity'>[]> = {
  success: ['success', 'info'],
  intermediate: ['info', 'success'],
  redirection: ['info', 'success'],
  'transient-failure': ['warning', 'error'],
  'permanent-failure': ['error', 'warning'],
  indeterminate: ['info', 'warning', 'error'],
};

const isFailure = (outcome: Outcome): boolean => outcome.endsWith('-failure');
const isProgress = (outcome: Outcome): boolean => !isFailure(outcome) && outcome !== 'indeterminate';

const retryNumbers = ['initialDelaySeconds', 'giveUpAfterSeconds'] as const;
const pace = [...retryNumbers, 'backoff'] as const;

/** What says when to retry, under policies that do not. */
const meaninglessPace: Partial<Record<Value<'retryPolicy'>, readonly (typeof pace)[number][]>> = {
  'not-needed': pace,
  never: pace,
  'after-change': ['backoff'],
};

/** Entries whose severity rightly is another, each with the reason. */
const severityExceptions: Record<string, string> = {
  'smtp:453': 'its first digit makes it a failure, but no mail is waiting, and nobody has anything to mend',
};

const findIf = (isBroken: boolean, message: string, fix: string): Finding[] => (isBroken ? [{ message, fix }] : []);

const severityFitsOutcome = ({ fact: { outcome, severity }, protocol, key }: PlacedFact): Finding[] => {
  const fits = severities[outcome].includes(severity);
  if (Object.hasOwn(severityExceptions, `${protocol.protocol}:${key}`)) {
    const message = 'severity: fits the outcome, but is listed as an exception';
    return findIf(fits, message, 'remove it from severityExceptions');
  }
  const message = `severity: "${severity}" does not fit the outcome "${outcome}"`;
  return findIf(!fits, message, `use ${severities[outcome].join(' or ')}`);
};

const outcomeFitsClass = ({ fact, code, protocol }: PlacedFact): Finding[] => {
  if (code !== fact) return [];
  const { classOf } = createClassification(protocol);
  const classOutcome = classOf(code.range?.first ?? code.code)?.outcome ?? 'indeterminate';
  const isContrary = [code.outcome, classOutcome].some(isFailure) && [code.outcome, classOutcome].some(isProgress);
  const message = `outcome: "${code.outcome}" is contrary to that of its class, "${classOutcome}"`;
  return findIf(isContrary, message, 'mend the one or the other');
};

const retryFitsOutcome = ({ fact: { outcome, retry } }: PlacedFact): Finding[] => {
  const message = `retry.policy: "${retry.policy}" does not fit the outcome "${outcome}"`;
  const isNeeded = retry.policy !== 'not-needed';
  return [
    ...findIf(isNeeded && (outcome === 'success' || outcome === 'intermediate'), message, 'use not-needed'),
    ...findIf(!isNeeded && isFailure(outcome), message, 'say whether and when to retry; never, if it must not be'),
  ];
};

const paceFitsPolicy = ({ fact: { retry } }: PlacedFact): Finding[] =>
  (meaninglessPace[retry.policy] ?? [])
    .filter((name) => retry[name] !== undefined)
    .map((name) => ({
      message: `retry.${name}: has no meaning with the policy "${retry.policy}"`,
      fix: 'remove it, or mend the policy',
    }));

const numbersAreCited = ({ fact: { retry } }: PlacedFact): Finding[] => {
  const numbers = retryNumbers.filter((name) => retry[name] !== undefined);
  const message = `retry: ${numbers.join(' and ')} without a reference`;
  const isCited = retry.reference !== undefined;
  return findIf(numbers.length > 0 && !isCited, message, 'cite who says so, or leave the number out');
};

const nobodyIsAlone = ({ fact: { responsible } }: PlacedFact): Finding[] => {
  const isBroken = responsible.length > 1 && responsible.includes('nobody');
  return findIf(isBroken, 'responsible: "nobody" stands beside others', 'remove "nobody", or the others');
};

const vendorIsNamed = ({ fact, code }: PlacedFact): Finding[] => {
  if (code === undefined) return [];
  const { standing = code.standing, vendor } = fact as CodeFact | VariantFact;
  const isBroken = (standing === 'vendor') !== (vendor !== undefined);
  const message = `standing: is "${standing}", but vendor is ${vendor === undefined ? 'missing' : `"${vendor}"`}`;
  return findIf(isBroken, message, 'name the vendor exactly where the standing is "vendor"');
};

/** What no specification defines has no phrase of its own; a list or draft that names one is cited. */
const folkloreHasNoPhrase = ({ fact, code }: PlacedFact): Finding[] => {
  if (code !== fact || (code.standing !== 'folklore' && code.standing !== 'association')) return [];
  const isBroken = code.phrase !== undefined && !code.references.some(isRfcOrDraft);
  const message = `phrase: nothing that is cited gives a code of the standing "${code.standing}" a phrase`;
  return findIf(isBroken, message, 'remove the phrase, or cite the RFC or draft that has it');
};

const ownFacts = ({ variant: _variant, references: _references, ...facts }: VariantFact): string =>
  JSON.stringify(facts);

const variantsDiffer = ({ fact, code }: PlacedFact): Finding[] => {
  const variants = code === undefined || code !== fact ? [] : (code.variants ?? []);
  return variants
    .filter((variant, index) => variants.slice(0, index).some((other) => ownFacts(other) === ownFacts(variant)))
    .map(({ variant }) => ({
      message: `variants.${variant}: has the same facts as another variant`,
      fix: 'state what differs (phrase, contexts, vendor, behaviour), or remove it',
    }));
};

const rules = [
  severityFitsOutcome,
  outcomeFitsClass,
  retryFitsOutcome,
  paceFitsPolicy,
  numbersAreCited,
  nobodyIsAlone,
  vendorIsNamed,
  folkloreHasNoPhrase,
  variantsDiffer,
];

export const consistentFacts: Check = {
  name: 'consistent-facts',
  description: 'Outcome, severity, retry, responsibility and standing of a code agree',
  level: 'editorial',
  find: (project) =>
    allFacts(project).flatMap((placed) =>
      rules
        .flatMap((rule) => rule(placed))
        .map(({ message, fix }) => ({ file: placed.file, message: `${placed.place}.${message}`, fix })),
    ),
};
