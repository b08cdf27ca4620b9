/** Fastify with the plugins that one adds to it, and i18next's own plugin. */
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import etag from '@fastify/etag';
import helmet from '@fastify/helmet';
import Fastify from 'fastify';
import i18next from 'i18next';
import Backend from 'i18next-fs-backend';
import middleware from 'i18next-http-middleware';

import { describeOne, describeSome, i18nextOptions } from './describe.js';

await i18next.use(Backend).use(middleware.LanguageDetector).init(i18nextOptions);

const app = Fastify();
await app.register(helmet);
await app.register(cors);
await app.register(compress);
await app.register(etag);
await app.register(middleware.plugin, { i18next });

app.get('/v1/codes/:protocol/:code', async ({ t, i18n, params }, reply) => {
  const code = describeOne(t, i18n.resolvedLanguage, params.protocol, params.code);
  return code ?? reply.code(404).send({ error: t('messages/problem.unknown-code.title') });
});

app.get('/v1/codes', async ({ t, i18n, query }) => describeSome(t, i18n.resolvedLanguage, query));

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
