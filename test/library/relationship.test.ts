import { describe, expect, it } from 'vitest';

import { type Catalog, type Code, createCatalog } from '../../src/catalog/catalog.js';
import type { CodeFact, ProtocolFile } from '../../src/catalog/schema.js';
import { inCanonicalOrder } from '../../src/library/compare/compare-codes.js';
import { findRelationship } from '../../src/library/compare/relationship.js';
import { alpha, beta } from '../helpers/tiny-catalog.js';

const codesOf = (catalog: Catalog, ids: readonly string[]): Code[] =>
  ids.map((id) => {
    const [protocol = '', key = ''] = id.split(':');
    return catalog.protocols.get(protocol)!.bySpelling.get(key)!;
  });

const tiny = createCatalog([alpha, beta]);

/** The tiny catalog with other facts for some codes of Alpha. */
const withFacts = (changes: Record<string, Partial<CodeFact>>): Catalog => {
  const file: ProtocolFile = structuredClone(alpha);
  file.codes = file.codes.map((code) => ({ ...code, ...changes[code.code] }));
  return createCatalog([file, beta]);
};

describe('findRelationship', () => {
  it.each([
    ['meanings-of-one-code', ['alpha:400', 'alpha:400~door']],
    ['meanings-of-one-code', ['alpha:400', 'alpha:400~door', 'alpha:400~scale']],
    ['same-condition', ['alpha:400', 'beta:0xb']],
    ['never-alternatives', ['alpha:400', 'alpha:404']],
    ['success-and-failure', ['alpha:200', 'alpha:404']],
    ['success-and-failure', ['alpha:200', 'alpha:404', 'beta:0x0']],
    ['success-and-failure', ['alpha:200', 'alpha:400', 'beta:0xb']],
    ['same-class', ['alpha:404', 'alpha:480-499']],
    ['different-protocols', ['alpha:200', 'beta:0x0']],
    ['different-protocols', ['alpha:404', 'beta:0xb']],
    ['different-protocols', ['alpha:480-499', 'beta:0x0']],
  ])('is %s for %j', (type, ids) => {
    expect(findRelationship(codesOf(tiny, ids))).toBe(type);
    expect(findRelationship(codesOf(tiny, ids.toReversed()))).toBe(type);
  });

  it.each(['permanent-counterpart', 'transient-counterpart'] as const)('knows a %s from both sides', (relation) => {
    const catalog = withFacts({ '400': { related: [{ id: 'alpha:404', relation }] } });
    for (const ids of [
      ['alpha:400', 'alpha:404'],
      ['alpha:404', 'alpha:400'],
    ]) {
      expect(findRelationship(codesOf(catalog, ids))).toBe('temporary-and-permanent');
    }
  });

  it('wants every pair to be counterparts', () => {
    const related = [{ id: 'alpha:404', relation: 'permanent-counterpart' }] as const;
    const catalog = withFacts({ '400': { related: [...related] } });
    expect(findRelationship(codesOf(catalog, ['alpha:400', 'alpha:404', 'alpha:480-499']))).toBe('same-class');
  });

  it('calls codes alternatives that share a context or name none', () => {
    const sharing = withFacts({ '404': { contexts: ['PUT', 'SEEK'] } });
    expect(findRelationship(codesOf(sharing, ['alpha:400', 'alpha:404']))).toBe('same-class');
    expect(findRelationship(codesOf(tiny, ['alpha:400~door', 'alpha:480-499']))).toBe('same-class');
  });

  it('sees only a number in common where two protocols have nothing else', () => {
    const other: ProtocolFile = { ...structuredClone(alpha), protocol: 'gamma' };
    other.codes = other.codes.filter(({ code }) => code === '404').map(({ related: _related, ...code }) => code);
    const catalog = createCatalog([alpha, beta, other]);
    expect(findRelationship(codesOf(catalog, ['alpha:404', 'gamma:404']))).toBe('same-number');
  });
});

describe('inCanonicalOrder', () => {
  const order = [
    'alpha:200',
    'alpha:400',
    'alpha:400~door',
    'alpha:400~scale',
    'alpha:480-499',
    'beta:0x0',
    'beta:0xb',
  ];

  it('is catalog order, variants after their code, whatever the order was', () => {
    for (const ids of [order, order.toReversed(), [...order.slice(3), ...order.slice(0, 3)]]) {
      expect(inCanonicalOrder(tiny, codesOf(tiny, ids)).map(({ id }) => id)).toEqual(order);
    }
  });
});
