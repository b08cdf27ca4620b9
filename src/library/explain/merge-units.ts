/**
 * Units as matches: what is found again counts up instead of standing there twice. A reply or an
 * enhanced code alone that stands elsewhere with its other half is the same finding.
 */
import type { Alternative, Finding } from './find-codes.js';
import type { Unit } from './unite-findings.js';

export interface Match {
  lead: Finding;
  /** By id, in the order in which they appear. */
  attached: Map<string, Finding>;
  alternatives: Alternative[];
  count: number;
  /** Place among the units of all texts. */
  order: number;
}

const addUnit = (matches: Map<string, Match>, [lead, ...others]: Unit, order: number): void => {
  const known = matches.get(lead.id);
  const match = known ?? { lead, attached: new Map(), alternatives: lead.alternatives, count: 0, order };
  if (order < match.order) Object.assign(match, { lead, order });
  match.count += 1;
  for (const finding of others) {
    if (finding.id !== lead.id && !match.attached.has(finding.id)) match.attached.set(finding.id, finding);
  }
  matches.set(lead.id, match);
};

/** The one match to which a code is attached; undefined where there are several. */
const findOwner = (owners: ReadonlyMap<string, Match[]>, id: string): Match | undefined => {
  const found = owners.get(id);
  return found?.length === 1 ? found[0] : undefined;
};

const ownersOf = (matches: ReadonlyMap<string, Match>): Map<string, Match[]> => {
  const owners = new Map<string, Match[]>();
  for (const match of matches.values()) {
    for (const id of match.attached.keys()) owners.set(id, [...(owners.get(id) ?? []), match]);
  }
  return owners;
};

/** In the order in which they appear. */
export const mergeUnits = (units: readonly Unit[]): Match[] => {
  const matches = new Map<string, Match>();
  const alone: { unit: Unit; order: number }[] = [];
  for (const [order, unit] of units.entries()) {
    if (unit.length > 1) addUnit(matches, unit, order);
    else alone.push({ unit, order });
  }
  const owners = ownersOf(matches);
  for (const { unit, order } of alone) {
    const owner = matches.has(unit[0].id) ? undefined : findOwner(owners, unit[0].id);
    if (owner === undefined) addUnit(matches, unit, order);
    else owner.count += 1;
  }
  return [...matches.values()].toSorted((a, b) => a.order - b.order);
};
