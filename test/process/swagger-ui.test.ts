import { readFileSync } from 'node:fs';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Client, buildRealApp, root } from '../helpers/app.js';
import { openBrowser, otherHost, reasonToSkip } from '../helpers/browser.js';

const texts = JSON.parse(readFileSync(`${root}locales/vi/smtp.json`, 'utf8')).codes['455'];

/** Fills the form of an operation and gives the body that the page shows for the answer. */
const tryItOut = async (page: Page): Promise<Record<string, unknown>> => {
  const operation = page.locator('#operations-Codes-getCode');
  await operation.locator('.opblock-summary-control').click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  const fill = async (name: string, value: string) =>
    operation.locator(`tr[data-param-name="${name}"] input`).fill(value);
  await fill('protocol', 'smtp');
  await fill('code', '455');
  await fill('lang', '');
  await fill('accept-language', 'vi');
  await operation.getByRole('button', { name: 'Execute' }).click();
  const body = operation.locator('.live-responses-table .response-col_description .highlight-code code').first();
  await body.waitFor();
  return JSON.parse(await body.innerText()) as Record<string, unknown>;
};

describe.skipIf(reasonToSkip !== undefined)(
  `Swagger UI in a browser${reasonToSkip ? ` (skipped: ${reasonToSkip})` : ''}`,
  () => {
    let browser: Browser;
    let clients: Client[];
    const ports: number[] = [];

    beforeAll(async () => {
      browser = await openBrowser();
      clients = [await buildRealApp(), await buildRealApp({ basePath: '/reference/statusbook' })];
      for (const { app } of clients) {
        await app.listen({ host: '127.0.0.1', port: 0 });
        ports.push((app.server.address() as { port: number }).port);
      }
    });

    afterAll(async () => {
      await browser?.close();
      for (const { app } of clients ?? []) await app.close();
    });

    it.each([
      ['127.0.0.1', '127.0.0.1', 0, ''],
      ['another host name, over plain HTTP', otherHost, 0, ''],
      ['127.0.0.1 below a base path', '127.0.0.1', 1, '/reference/statusbook'],
    ])('shows SMTP 455 in Vietnamese at %s', async (_, host, index, basePath) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(10_000);
      const complaints: string[] = [];
      const requested: string[] = [];
      const origin = `http://${host}:${ports[index]}`;
      page.on('console', (line) => {
        if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => requested.push(request.url()));

      await page.goto(`${origin}${basePath}/docs`);
      expect(await tryItOut(page)).toMatchObject({ id: 'smtp:455', language: 'vi', name: texts.name });
      expect(complaints).toEqual([]);
      expect(requested.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:'))).toEqual([]);
      await page.close();
    });
  },
);
