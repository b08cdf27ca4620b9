import { describe, expect, it } from 'vitest';

import { type Code, createCatalog } from '../../src/catalog/catalog.js';
import { findCode } from '../../src/catalog/find-code.js';
import { findNearCodes, findNearProtocols } from '../../src/catalog/near-codes.js';
import { alpha, beta } from '../helpers/tiny-catalog.js';

const catalog = createCatalog([beta, alpha]);
const protocolOf = (id: string) => catalog.protocols.get(id)!;

describe('findCode', () => {
  it.each([
    ['alpha', '200', 'exact', 'alpha:200', '200'],
    ['alpha', '400~door', 'exact', 'alpha:400~door', '400~door'],
    ['alpha', '400~Door', 'exact', 'alpha:400~door', '400~door'],
    ['alpha', '480', 'range', 'alpha:480', '480'],
    ['alpha', '499', 'range', 'alpha:499', '499'],
    ['alpha', '480-499', 'exact', 'alpha:480-499', '480-499'],
    ['beta', '0xb', 'exact', 'beta:0xb', '0xb'],
    ['beta', '0x00b', 'exact', 'beta:0xb', '0xb'],
    ['beta', '11', 'exact', 'beta:0xb', '0xb'],
    ['beta', 'Storm', 'exact', 'beta:0xb', '0xb'],
    ['beta', 'all_calm', 'exact', 'beta:0x0', '0x0'],
    ['beta', 'Quiet', 'exact', 'beta:0x0', '0x0'],
  ])('finds %s %s: %s', (protocol, written, match, id, spelling) => {
    const found = findCode(protocolOf(protocol), written);
    expect(found).toMatchObject({ ok: true, spelling });
    if (!found.ok) return;
    expect(found.code.id).toBe(id);
    expect(found.code.range?.id ?? null).toBe(match === 'range' ? 'alpha:480-499' : null);
  });

  it.each([
    ['alpha', '405', '405', '4xx', 'x0x'],
    ['alpha', '466', '466', '4xx', null],
    ['beta', '0x0C', '0xc', 'trouble', null],
    ['beta', '12', '0xc', 'trouble', null],
    ['beta', '255', '0xff', 'trouble', null],
  ])('classifies %s %s, which nobody registered', (protocol, written, spelling, codeClass, group) => {
    const found = findCode(protocolOf(protocol), written);
    expect(found).toMatchObject({ ok: false, reason: 'unknown-code', spelling, class: { id: codeClass } });
    expect(!found.ok && found.reason === 'unknown-code' && (found.group?.id ?? null)).toBe(group);
  });

  it.each([
    ['alpha', '500', '500'],
    ['alpha', '0200', '0200'],
    ['alpha', '2e2', '2e2'],
    ['alpha', '0xc8', '0xc8'],
    ['alpha', '', ''],
    ['alpha', ' 200', ' 200'],
    ['alpha', '200\n', '200\n'],
    ['alpha', '２００', '２００'],
    ['alpha', '__proto__', '__proto__'],
    ['alpha', '400~', '400~'],
    ['beta', '256', '0x100'],
    ['beta', '-1', '-1'],
    ['beta', '0x', '0x'],
    ['beta', '9'.repeat(60), '9'.repeat(60)],
  ])('finds no code of %s in "%s"', (protocol, written, spelling) => {
    expect(findCode(protocolOf(protocol), written)).toEqual({ ok: false, reason: 'malformed-code', spelling });
  });

  it('runs no pattern on what is longer than any code', () => {
    const named = structuredClone(alpha);
    Object.assign(named.form, { pattern: '^[0-9A-Z]+$' });
    Object.assign(named.classes[0]!, { pattern: '^(2[0-9]*|[A-Z]+)$' });
    const protocol = createCatalog([named, beta]).protocols.get('alpha')!;
    const reasonOf = (length: number) => {
      const found = findCode(protocol, 'A'.repeat(length));
      return found.ok ? 'found' : found.reason;
    };
    expect([reasonOf(64), reasonOf(65)]).toEqual(['unknown-code', 'malformed-code']);
  });

  it('finds a variant by a symbol of its own', () => {
    const symbolic = structuredClone(alpha);
    Object.assign(symbolic.codes[1]!, { symbol: 'PAUSED' });
    Object.assign(symbolic.codes[1]!.variants![0]!, { symbol: 'DOOR_OPEN' });
    const protocol = createCatalog([symbolic, beta]).protocols.get('alpha')!;
    const found = ['paused', 'door_open', '400~scale'].map((written) => {
      const { code } = findCode(protocol, written) as { code: Code };
      return [code.id, code.fact.symbol];
    });
    expect(found).toEqual([
      ['alpha:400', 'PAUSED'],
      ['alpha:400~door', 'DOOR_OPEN'],
      ['alpha:400~scale', 'PAUSED'],
    ]);
  });

  it('knows what one number of a range carries, from both sides', () => {
    const carrying = structuredClone(alpha);
    const reference = { kind: 'specification', document: 'RFC 9001', section: '4.8' } as const;
    carrying.codes.at(-1)!.range!.carries = { protocol: 'beta', offset: '0x1e0', reference };
    const { protocols } = createCatalog([carrying, beta]);
    const equivalentsOf = (protocol: string, written: string) => {
      const { code } = findCode(protocols.get(protocol)!, written) as { code: Code };
      return code.equivalents.map(({ code: { id }, ...rest }) => ({ id, ...rest }));
    };
    const retryOf = (written: string) =>
      (findCode(protocols.get('alpha')!, written) as { code: Code }).code.fact.retry.policy;
    const same = { fidelity: 'exact', direction: 'both', reference };
    expect(equivalentsOf('alpha', '491')).toEqual([{ id: 'beta:0xb', number: 491n, ...same }]);
    expect(equivalentsOf('alpha', '490')).toEqual([]);
    expect([retryOf('491'), retryOf('490')]).toEqual(['immediately', 'never']);
    expect(equivalentsOf('beta', '0x0')).toEqual([{ id: 'alpha:480', number: null, ...same }]);
  });

  it('counts only every nth number of a range with a step', () => {
    const stepped = structuredClone(alpha);
    stepped.codes.at(-1)!.range!.step = 3;
    const protocol = createCatalog([stepped, beta]).protocols.get('alpha')!;
    const found = ['480', '481', '483', '498', '499'].map((code) => findCode(protocol, code).ok);
    expect(found).toEqual([true, false, true, true, false]);
  });

  it('groups a range as its first number', () => {
    expect(protocolOf('alpha').ranges.map(({ group }) => group?.id)).toEqual(['x8x']);
  });
});

describe('findNearCodes', () => {
  const near = (protocol: string, written: string): string[] =>
    findNearCodes(catalog, protocolOf(protocol), written).map(({ id }) => id);

  it.each([
    ['alpha', '405', ['alpha:404', 'alpha:400']],
    ['alpha', '401', ['alpha:400', 'alpha:404']],
    ['alpha', '201', ['alpha:200']],
    ['alpha', '466', []],
    ['alpha', 'storm', ['beta:0xb']],
    ['alpha', '0xB', ['beta:0xb']],
    ['beta', '404', ['alpha:404']],
    ['beta', 'STROM', ['beta:0xb']],
    ['beta', 'all_clam', ['beta:0x0']],
    ['beta', 'quite', ['beta:0x0']],
    ['beta', '', []],
  ])('suggests for %s %s: %j', (protocol, written, ids) => {
    expect(near(protocol, written)).toEqual(ids);
  });

  it('suggests at most five', () => {
    const many = structuredClone(alpha);
    many.codes.push(
      ...['401', '402', '403', '406', '407'].map((code) => ({ ...structuredClone(alpha.codes[2]!), code })),
    );
    const wide = createCatalog([many, beta]);
    expect(findNearCodes(wide, wide.protocols.get('alpha')!, '405')).toHaveLength(5);
  });
});

describe('findNearProtocols', () => {
  it.each([
    ['alpah', ['alpha']],
    ['BETA', ['beta']],
    ['bta', ['beta']],
    ['gamma', []],
    ['', []],
  ])('suggests for %s: %j', (written, ids) => {
    expect(findNearProtocols(catalog, written)).toEqual(ids);
  });
});
