/** Over real sockets: what a client sees when the data change while it asks, and when the server stops. */
import { Agent, request as httpRequest } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { describe, expect, it, onTestFinished } from 'vitest';

import type { Dataset } from '../../src/dataset.js';
import { createApp } from '../../src/http/app.js';
import { type Front, createFront } from '../../src/http/front.js';
import { datasetFrom, defaults } from '../helpers/app.js';
import { tinyProject, withChange } from '../helpers/tiny-project.js';

const old = datasetFrom(tinyProject());
const next = datasetFrom(
  withChange(tinyProject(), 'locales/en/alpha.json', (bundle) => {
    bundle.codes['404'].name = 'Shelf Gone';
  }),
);
const names = { [old.version]: 'Shelf Unknown', [next.version]: 'Shelf Gone' };

const shelf = '/v1/codes/alpha/404?lang=en';

const appOf = async (dataset: Dataset, front: Front, onClose = (): void => undefined) => {
  const app = createApp({ dataset, config: defaults, isDraining: front.isDraining });
  app.addHook('onClose', async () => onClose());
  await app.ready();
  return app;
};

const startFront = async (onClose?: () => void) => {
  const front = createFront(defaults);
  front.serve(await appOf(old, front, onClose));
  const origin = await front.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => front.stop({ notice: 0, grace: 1000 }));
  return { front, origin };
};

const ask = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url, { headers });
  return {
    status: answer.status,
    version: answer.headers.get('statusbook-data-version'),
    etag: answer.headers.get('etag'),
    body: await answer.text(),
  };
};

describe('a change of the data', () => {
  it('is seen by the next request, also where the answer stood ready', async () => {
    const { front, origin } = await startFront();
    const before = [await ask(origin + shelf), await ask(origin + shelf)];
    front.serve(await appOf(next, front));
    const after = [await ask(origin + shelf), await ask(origin + shelf)];
    expect([...before, ...after].map(({ version, body }) => [version, JSON.parse(body).name])).toEqual([
      [old.version, 'Shelf Unknown'],
      [old.version, 'Shelf Unknown'],
      [next.version, 'Shelf Gone'],
      [next.version, 'Shelf Gone'],
    ]);
    expect(JSON.parse((await ask(`${origin}/v1`)).body).versions.data).toBe(next.version);
    expect(JSON.parse((await ask(`${origin}/readyz`)).body).data.version).toBe(next.version);
  });

  it('leaves entity tags of unchanged answers as they are', async () => {
    const { front, origin } = await startFront();
    const url = `${origin}/v1/codes/alpha/400?lang=en`;
    const etag = (await ask(url)).etag!;
    front.serve(await appOf(next, front));
    expect(await ask(url, { 'if-none-match': etag })).toEqual({ status: 304, version: next.version, etag, body: '' });
    const { etag: changed } = await ask(origin + shelf);
    expect((await ask(origin + shelf, { 'if-none-match': changed! })).status).toBe(304);
  });

  it('is not seen by a request that began before, which the replaced application waits for', async () => {
    let isClosed = false;
    const { front, origin } = await startFront(() => {
      isClosed = true;
    });
    const begun = httpRequest(`${origin}/v1/explain?lang=en`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'content-length': '9' },
    });
    begun.write('alpha');
    while ((await ask(`${origin}/livez`)).status !== 200);
    front.serve(await appOf(next, front));
    expect((await ask(origin + shelf)).version).toBe(next.version);
    expect(isClosed).toBe(false);
    begun.end(' 404');
    const [answer] = await once(begun, 'response');
    const body = JSON.parse(await text(answer));
    expect([answer.statusCode, answer.headers['statusbook-data-version']]).toEqual([200, old.version]);
    expect(JSON.stringify(body)).not.toContain(names[next.version]);
    await expect.poll(() => isClosed).toBe(true);
  });

  it('does not disturb the making of the OpenAPI document', async () => {
    const { front, origin } = await startFront();
    const documents = ['/openapi.json', '/openapi.yaml'].map(async (path) => ask(origin + path));
    await ask(`${origin}/livez`);
    front.serve(await appOf(next, front));
    expect((await Promise.all(documents)).map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe('the front', () => {
  it('answers bytes that are no request, before and after a change of the data', async () => {
    const { front, origin } = await startFront();
    for (const dataset of [old, next]) {
      front.serve(await appOf(dataset, front));
      const socket = connect(Number(new URL(origin).port), '127.0.0.1');
      socket.end('rubbish\r\n\r\n');
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*"type":"\/problems\/malformed-request"/);
    }
  });

  it('tells in the answers that it stops, to old and to new connections, before it takes no more', async () => {
    const { front, origin } = await startFront();
    const agent = new Agent({ keepAlive: true });
    const get = async (path: string, options = {}) => {
      const [answer] = await once(httpRequest(origin + path, options).end(), 'response');
      await text(answer);
      return [answer.statusCode, answer.headers.connection];
    };
    await get(shelf, { agent });
    expect(await get(shelf, { agent })).toEqual([200, 'keep-alive']);
    const stopped = front.stop({ notice: 300, grace: 5000 });
    expect(await get(shelf, { agent })).toEqual([200, 'close']);
    expect(await get('/readyz')).toEqual([503, 'close']);
    expect(await get('/livez')).toEqual([200, 'close']);
    await stopped;
    await expect(get('/livez')).rejects.toThrow('ECONNREFUSED');
  });
});
