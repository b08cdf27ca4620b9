/**
 * A Fastify server that sends a buffer of 2 kB, with one habit more: named by the argument, or none. What the
 * habits do is what their documentation shows first.
 */
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import etag from '@fastify/etag';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import i18next from 'i18next';
import { Counter, Histogram } from 'prom-client';

const texts = ['name', 'summary', 'description', 'whenYouSeeIt', 'howToFix', 'userMessage'];
const labels = ['severity', 'outcome', 'retry', 'where', 'responsible', 'sentBy', 'connection', 'standing'];
const names = [...texts, ...labels];
const lengthOfText = 130;
const resource = Object.fromEntries(names.map((name) => [`codes/550/${name}`, name.padEnd(lengthOfText, ' x')]));
const describe = (t) => Object.fromEntries(names.map((name) => [name, t(`codes/550/${name}`, { lng: 'vi' })]));

await i18next.init({
  lng: 'vi',
  fallbackLng: 'en',
  keySeparator: '/',
  resources: { vi: { translation: resource }, en: { translation: resource } },
});

const body = Buffer.from(JSON.stringify(describe(i18next.t)));
const type = 'application/json; charset=utf-8';
const headers = {
  etag: '"b0f2c94ab1f14a7d93a1c5"',
  vary: 'Accept-Encoding, Accept-Language',
  'content-language': 'vi',
  'cache-control': 'public, max-age=300, stale-while-revalidate=3600',
};
const head = Object.entries({ ...headers, 'content-type': type, 'content-length': String(body.length) }).flat();

const send = (_request, reply) => reply.type(type).send(body);

const sendWithHeaders = (_request, reply) => {
  for (const [name, value] of Object.entries(headers)) reply.header(name, value);
  return reply.type(type).send(body);
};

const sendPrebuilt = (_request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, head).end(body);
};

const sendTranslated = (_request, reply) => reply.type(type).send(JSON.stringify(describe(i18next.t)));

const measureRequests = (app) => {
  const labelNames = ['route', 'status'];
  const counter = new Counter({ name: 'requests_total', help: 'Requests', labelNames });
  const histogram = new Histogram({ name: 'duration_seconds', help: 'Duration', labelNames });
  app.addHook('onResponse', async ({ routeOptions }, reply) => {
    const values = { route: routeOptions.url, status: reply.statusCode };
    counter.inc(values);
    histogram.observe(values, reply.elapsedTime / 1000);
  });
};

const [habit] = process.argv.slice(2);
const app = Fastify({ logger: habit === 'log' });

const handlers = { headers: sendWithHeaders, prebuilt: sendPrebuilt, translate: sendTranslated };
const plugins = { helmet, cors, etag, compress, 'rate-limit': rateLimit };
const most = Number.MAX_SAFE_INTEGER;

if (habit in plugins) await app.register(plugins[habit], habit === 'rate-limit' ? { max: most } : {});
if (habit === 'hook') app.addHook('onRequest', async () => {});
if (habit === 'metrics') measureRequests(app);

app.get('/v1/codes/:protocol/:code', handlers[habit] ?? send);

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
