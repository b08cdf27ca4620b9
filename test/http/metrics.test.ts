/** On a real server, since answers that stand ready never reach the router. */
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Client, buildApp } from '../helpers/app.js';

let client: Client;
let origin: string;

beforeAll(async () => {
  client = await buildApp();
  await client.app.listen({ host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${(client.app.server.address() as AddressInfo).port}`;
});

afterAll(async () => client.app.close());

const ask = async (path: string, headers: Record<string, string> = {}): Promise<number> => {
  const answer = await fetch(origin + path, { headers });
  await answer.text();
  return answer.status;
};

const readMetrics = async (): Promise<string[]> => (await (await fetch(`${origin}/metrics`)).text()).split('\n');

const valueOf = (lines: readonly string[], series: string): number | undefined => {
  const line = lines.find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
};

describe('GET /metrics', () => {
  it('is the text format of Prometheus, never kept', async () => {
    const answer = await fetch(`${origin}/metrics`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
      'no-store',
    ]);
  });

  it('counts each request once, by route, status and language, whichever way it was answered', async () => {
    const before = await readMetrics();
    const code = '/v1/codes/alpha/200';
    const english = { 'accept-language': 'en' };
    for (let index = 0; index < 3; index += 1) await ask(code, { 'accept-language': 'vi' });
    await ask(code, { 'accept-language': 'vi', 'if-none-match': '*' });
    for (let index = 0; index < 2; index += 1) await ask('/v1/codes/alpha/999', english);
    await ask('/v1/codes?nope=1', english);
    await ask('/nowhere', english);
    await ask('/v1/codes/%zz', english);
    const after = await readMetrics();
    const grown = (labels: string): number => {
      const series = `statusbook_http_requests_total{${labels}}`;
      return (valueOf(after, series) ?? 0) - (valueOf(before, series) ?? 0);
    };
    expect(
      [
        'route="/v1/codes/:protocol/:code",status="200",language="vi"',
        'route="/v1/codes/:protocol/:code",status="304",language="vi"',
        'route="/v1/codes/:protocol/:code",status="404",language="en"',
        'route="/v1/codes",status="400",language="en"',
        'route="unknown",status="404",language="en"',
        'route="unknown",status="400",language="en"',
      ].map(grown),
    ).toEqual([3, 1, 2, 1, 1, 1]);
    const series = 'statusbook_http_request_duration_seconds';
    const labels = 'route="/v1/codes/:protocol/:code"';
    expect(valueOf(after, `${series}_count{${labels}}`)).toBe(6);
    expect(valueOf(after, `${series}_bucket{${labels},le="+Inf"}`)).toBe(6);
    expect(valueOf(after, `${series}_sum{${labels}}`)).toBeGreaterThan(0);
  });

  it('tells the data that are served and what is kept ready', async () => {
    const { version } = client.app.dataset;
    const lines = await readMetrics();
    expect(valueOf(lines, `statusbook_data_info{version="${version}"}`)).toBe(1);
    expect(valueOf(lines, 'statusbook_protocols{source="builtin"}')).toBe(2);
    expect(valueOf(lines, 'statusbook_languages')).toBe(client.app.dataset.locales.languages.size);
    const hits = 'statusbook_cache_hits_total{cache="ready"}';
    await ask('/v1/languages?lang=vi');
    await ask('/v1/languages?lang=vi');
    expect(valueOf(await readMetrics(), hits)).toBe((valueOf(lines, hits) ?? 0) + 1);
    expect(valueOf(await readMetrics(), 'statusbook_cache_entries{cache="ready"}')).toBeGreaterThan(0);
  });
});
