/** Swagger UI at `/docs`, from files of its own package only, under a policy that lets it work over plain HTTP. */
import fastifySwaggerUi from '@fastify/swagger-ui';

import type { App } from '../app-instance.js';
import { pageSecurityPolicy } from './headers.js';

export const addDocs = (app: App): void => {
  void app.register(fastifySwaggerUi, {
    routePrefix: '/docs',
    indexPrefix: app.basePath,
    theme: { title: 'Statusbook' },
    staticCSP: pageSecurityPolicy,
    uiConfig: {
      urls: [{ url: `${app.basePath}/openapi.json`, name: 'Statusbook' }],
      docExpansion: 'list',
      displayRequestDuration: true,
    } as object,
  });
};
