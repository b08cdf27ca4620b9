/** Express 5 with the middleware that one adds to it, and i18next's own middleware. */
import compression from 'compression';
import cors from 'cors';
import express from 'express';
import helmet from 'helmet';
import i18next from 'i18next';
import Backend from 'i18next-fs-backend';
import middleware from 'i18next-http-middleware';

import { describeOne, describeSome, i18nextOptions } from './describe.js';

await i18next.use(Backend).use(middleware.LanguageDetector).init(i18nextOptions);

const app = express();
app.use(helmet());
app.use(cors());
app.use(compression());
app.use(middleware.handle(i18next));

app.get('/v1/codes/:protocol/:code', (request, response) => {
  const { t, i18n, params } = request;
  const code = describeOne(t, i18n.resolvedLanguage, params.protocol, params.code);
  if (code === undefined) response.status(404).json({ error: t('messages/problem.unknown-code.title') });
  else response.json(code);
});

app.get('/v1/codes', ({ t, i18n, query }, response) => {
  response.json(describeSome(t, i18n.resolvedLanguage, query));
});

app.listen(Number(process.env.PORT), '127.0.0.1');
