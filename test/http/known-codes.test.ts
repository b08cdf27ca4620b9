/** What the specifications of single protocols ask for, and a reader would look up first, on the real data. */
import { describe, expect, it } from 'vitest';

import { buildRealApp } from '../helpers/app.js';

const { get } = await buildRealApp();
const json = async (url: string) => (await get(url)).json();
const idsOf = (items: { id: string }[]): string[] => items.map(({ id }) => id);

describe('HTTP', () => {
  it('finds a code whose number has several meanings, and each of them', async () => {
    const { vendor, sentBy, variants } = await json('/v1/codes/http/499');
    expect({ vendor, sentBy, variants: idsOf(variants) }).toEqual({
      vendor: 'nginx',
      sentBy: 'local',
      variants: ['http:499~esri'],
    });
    expect(await json('/v1/codes/http/499~esri')).toMatchObject({ vendor: 'Esri', sentBy: 'server' });
  });

  it.each(['494', '495', '496', '497'])('says that clients see nginx %s as 400', async (code) => {
    expect(await json(`/v1/codes/http/${code}`)).toMatchObject({ vendor: 'nginx', observedAs: ['http:400'] });
  });

  it.each([
    ['413', 'Content Too Large', 'Payload Too Large'],
    ['422', 'Unprocessable Content', 'Unprocessable Entity'],
  ])('names %s %s by RFC 9110 and keeps its former phrase', async (code, phrase, former) => {
    const answer = await json(`/v1/codes/http/${code}`);
    expect(answer.phrase).toBe(phrase);
    expect(answer.formerPhrases.map((each: { phrase: string }) => each.phrase)).toContain(former);
  });

  it.each([
    ['429', { policy: 'after-delay', honors: ['Retry-After'] }],
    ['503', { policy: 'after-delay', honors: ['Retry-After'] }],
    ['504', { policy: 'after-delay', onlyIfIdempotent: true }],
    ['501', { policy: 'after-change' }],
  ])('says how to retry after %s', async (code, retry) => {
    expect(await json(`/v1/codes/http/${code}`)).toMatchObject({ retry });
  });
});

describe('gRPC', () => {
  it.each(['UNAVAILABLE', 'unavailable', 'Unavailable'])('is found by symbol: %s', async (symbol) => {
    expect(await json(`/v1/codes/grpc/${symbol}`)).toMatchObject({ id: 'grpc:14', symbol: 'UNAVAILABLE' });
  });

  it.each([
    ['UNAVAILABLE', { policy: 'after-delay', onlyIfIdempotent: true }],
    ['DEADLINE_EXCEEDED', { policy: 'after-delay', onlyIfIdempotent: true }],
    ['FAILED_PRECONDITION', { policy: 'after-change' }],
    ['ABORTED', { policy: 'after-change' }],
  ])('says how to retry after %s', async (symbol, retry) => {
    expect(await json(`/v1/codes/grpc/${symbol}`)).toMatchObject({ retry });
  });

  it('is mapped to and from HTTP, which is not the same', async () => {
    const { equivalents } = await json('/v1/codes/grpc/14');
    const toHttp = equivalents.filter(({ id }: { id: string }) => id.startsWith('http:'));
    expect(toHttp.map(({ id, direction }: Record<string, string>) => [id, direction])).toEqual([
      ['http:503', 'both'],
      ['http:429', 'from'],
      ['http:502', 'from'],
      ['http:504', 'from'],
    ]);
  });
});

describe('WebSocket', () => {
  it.each(['1005', '1006', '1015'])('says that %s is never sent', async (code) => {
    expect(await json(`/v1/codes/websocket/${code}`)).toMatchObject({ sentBy: 'local' });
    const { whenToUse } = await json(`/v1/compare?codes=websocket:1000,websocket:${code}`);
    expect(whenToUse[1].text).toMatch(/^No program sends /);
  });

  it.each([
    ['4711', '4000-4999'],
    ['3001', '3000-3999'],
    ['2000', '1016-2999'],
    ['5', '0-999'],
  ])('finds %s in the range %s', async (code, range) => {
    const { match, name } = await json(`/v1/codes/websocket/${code}`);
    expect({ match, name }).toEqual({ match: 'range', name: (await json(`/v1/codes/websocket/${range}`)).name });
  });
});

describe('DNS', () => {
  it.each([
    ['nxdomain', 'dns:3', 'NXDOMAIN'],
    ['BADVERS', 'dns:16', 'BADVERS'],
    ['badsig', 'dns:16~badsig', 'BADSIG'],
  ])('is found by mnemonic: %s', async (written, id, symbol) => {
    expect(await json(`/v1/codes/dns/${written}`)).toMatchObject({ id, symbol });
  });

  it('has two meanings of 9', async () => {
    expect(idsOf((await json('/v1/codes/dns/9')).variants)).toEqual([
      'dns:9~not-authoritative',
      'dns:9~not-authorized',
    ]);
  });
});

describe('TLS', () => {
  it('is found by name, with level and versions', async () => {
    const { id, attributes } = await json('/v1/codes/tls/handshake_failure');
    expect(id).toBe('tls:40');
    expect(attributes.map(({ name, value }: Record<string, string>) => `${name} ${value}`)).toEqual([
      'level fatal',
      'versions ssl-3.0',
      'versions tls-1.0',
      'versions tls-1.1',
      'versions tls-1.2',
      'versions tls-1.3',
    ]);
  });

  it('says that close_notify is normal', async () => {
    expect(await json('/v1/codes/tls/close_notify')).toMatchObject({ severity: 'info', outcome: 'success' });
  });
});

describe('SIP', () => {
  it('tells a busy callee from one who is busy everywhere', async () => {
    const { differences } = await json('/v1/compare?codes=sip:486,sip:600');
    expect(differences.map(({ aspect }: { aspect: string }) => aspect)).toEqual(['meaning', 'class']);
  });
});

describe('QUIC', () => {
  it.each(['0x128', '296', '0X0128'])(
    'names the TLS alert that %s carries, and calls for its behaviour',
    async (written) => {
      const alert = await json('/v1/codes/tls/40');
      const { id, match, symbol, equivalents, severity, outcome, retry, responsible } = await json(
        `/v1/codes/quic/${written}`,
      );
      expect({ id, match, symbol }).toEqual({ id: 'quic:0x128', match: 'range', symbol: 'CRYPTO_ERROR' });
      expect(equivalents).toMatchObject([{ id: 'tls:40', fidelity: 'exact', name: alert.name }]);
      expect({ severity, outcome, retry, responsible }).toEqual({
        severity: alert.severity,
        outcome: alert.outcome,
        retry: alert.retry,
        responsible: alert.responsible,
      });
      expect(alert.equivalents).toContainEqual(expect.objectContaining({ id: 'quic:0x128', fidelity: 'exact' }));
    },
  );
});

describe('HTTP/2 and HTTP/3', () => {
  it.each([
    ['http2/refused_stream', 'http2:0x7'],
    ['http2/0x07', 'http2:0x7'],
    ['http2/7', 'http2:0x7'],
    ['http3/H3_REQUEST_REJECTED', 'http3:0x10b'],
  ])('say that %s may be repeated at once', async (path, id) => {
    expect(await json(`/v1/codes/${path}`)).toMatchObject({
      id,
      retry: { policy: 'immediately', onlyIfIdempotent: false },
    });
  });

  it.each(['0x21', '0x40', '0x3ffffffffffffffe'])('give %s no meaning, by design', async (code) => {
    expect(await json(`/v1/codes/http3/${code}`)).toMatchObject({ match: 'range', standing: 'reserved' });
  });
});
describe('SMTP enhanced', () => {
  it('has no code for a detail without its class, and suggests those that are', async () => {
    const answer = await get('/v1/codes/smtp-enhanced/X.7.26');
    expect(answer.statusCode).toBe(404);
    expect(idsOf(answer.json().suggestions).slice(0, 2)).toEqual(['smtp-enhanced:4.7.26', 'smtp-enhanced:5.7.26']);
  });

  it('explains a detail that nobody registered by class and subject', async () => {
    const { code, name, group } = await json('/v1/codes/smtp-enhanced/5.7.99?match=class&lang=vi');
    const { classes, groups } = await json('/v1/protocols/smtp-enhanced?lang=vi');
    expect(code).toBe('5.7.99');
    expect(name).toBe(classes.find(({ id }: { id: string }) => id === '5.x.x').name);
    expect(group).toEqual(groups.find(({ id }: { id: string }) => id === 'x.7.x'));
  });

  it('stands beside a basic reply', async () => {
    const { related } = await json('/v1/codes/smtp-enhanced/5.1.1');
    expect(related).toContainEqual(expect.objectContaining({ id: 'smtp:550', relation: 'accompanies' }));
    expect((await json('/v1/compare?codes=smtp:550,smtp-enhanced:5.1.1')).relationship.type).toBe('stand-together');
  });

  it('differs by class in what to do', async () => {
    expect((await json('/v1/codes/smtp-enhanced/4.2.2')).retry.policy).toBe('after-delay');
    expect((await json('/v1/codes/smtp-enhanced/5.2.2')).retry.policy).toBe('after-change');
    expect((await json('/v1/codes/smtp-enhanced/5.1.1')).retry.policy).toBe('never');
  });
});

describe('GET /v1/protocols', () => {
  /** Codes in the copy of each registry. */
  const registered = {
    dns: 20,
    'dns-ede': 35,
    ftp: 58,
    grpc: 17,
    http: 64,
    http2: 14,
    http3: 21,
    quic: 18,
    sip: 75,
    smtp: 45,
    tls: 37,
    websocket: 19,
  };

  it('counts as registered what the registries list', async () => {
    const { items } = await json('/v1/protocols');
    const counted = items.map(({ id, counts }: { id: string; counts: Record<string, number> }) => [
      id,
      counts.registered,
    ]);
    // Of each enhanced detail there is a code for each class that uses it.
    expect(Object.fromEntries(counted)).toEqual({ ...registered, 'smtp-enhanced': 129 });
  });
});
