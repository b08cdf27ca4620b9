/** The example in `examples/dashboard/`, used as a person would, in another origin than the server. */
import { readFile } from 'node:fs/promises';
import { type Server as WebServer, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import type { CodeAnswer } from '../../src/library/representation/code.js';
import type { LanguageList, VocabularyAnswer } from '../../src/library/representation/reference-lists.js';
import { labelOf, message, root } from '../helpers/app.js';
import { openBrowser, reasonToSkip } from '../helpers/browser.js';
import { type Server, startServer } from './start-server.js';

const mediaTypes: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

const startWebServer = async (): Promise<WebServer> => {
  const server = createServer(async (request, reply) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    const name = path === '/' ? 'index.html' : path.slice(1);
    const body = await readFile(join(root, 'examples/dashboard', name)).catch(() => undefined);
    reply.writeHead(body === undefined ? 404 : 200, { 'content-type': mediaTypes[extname(name)] ?? 'text/plain' });
    reply.end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return server;
};

/** An address at which nothing listens. */
const findClosedOrigin = async (): Promise<string> => {
  const server = await startWebServer();
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => void server.close(resolve));
  return `http://127.0.0.1:${port}`;
};

/** What stands in the page, once the table is filled. */
const readPage = async (page: Page) => {
  const texts = async (selector: string) => page.locator(selector).allTextContents();
  return {
    language: await page.locator('html').getAttribute('lang'),
    columns: (await texts('#columns th')).slice(3),
    legend: await texts('#legend .pill'),
    explanations: await texts('#legend .quiet'),
    names: await texts('#rows .tipped > button'),
    summaries: await texts('#rows .tip'),
    severities: await texts('#rows .pill'),
    responsible: await texts('#rows td:last-child'),
  };
};

describe.skipIf(reasonToSkip !== undefined)(
  `the dashboard in a browser${reasonToSkip ? ` (skipped: ${reasonToSkip})` : ''}`,
  () => {
    let browser: Browser;
    let api: Server;
    let web: WebServer;
    let origin: string;

    beforeAll(async () => {
      [browser, api, web] = await Promise.all([openBrowser(), startServer({ LOG_LEVEL: 'debug' }), startWebServer()]);
      origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    });

    afterAll(async () => {
      await browser?.close();
      web?.close();
      api?.child.kill();
      await api?.ended;
    });

    /** With all that the browser complains about and asks for while the test runs. */
    const open = async (query: Record<string, string> = {}, width = 1280) => {
      const page = await browser.newPage({ locale: 'en-GB', viewport: { width, height: 800 } });
      onTestFinished(async () => page.close());
      page.setDefaultTimeout(10_000);
      const complaints: string[] = [];
      const requested: string[] = [];
      page.on('console', (line) => {
        if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => requested.push(request.url()));
      await page.goto(`${origin}/?${new URLSearchParams({ api: api.origin, ...query }).toString()}`);
      return { page, complaints, requested };
    };

    const openFilled = async (query: Record<string, string> = {}, width?: number) => {
      const opened = await open(query, width);
      await opened.page.locator('#rows tr').first().waitFor();
      return opened;
    };

    const get = async <Body>(path: string): Promise<Body> => (await fetch(api.origin + path)).json() as Promise<Body>;

    /** What must stand in the page, by the API: the batch that the page asked for, in a language. */
    const readApi = async (requested: readonly string[], lang: string) => {
      const batch = new URL(requested.findLast((url) => url.startsWith(`${api.origin}/v1/codes?`))!);
      batch.searchParams.set('lang', lang);
      const { items } = await get<{ items: CodeAnswer[] }>(batch.pathname + batch.search);
      const vocabulary = await get<VocabularyAnswer>(`/v1/vocabulary?lang=${lang}`);
      const wordsOf = (name: string) => vocabulary.items.find((item) => item.name === name)!;
      return {
        language: lang,
        columns: ['severity', 'retryPolicy', 'responsible'].map((name) => wordsOf(name).label),
        legend: wordsOf('severity').values.map(({ label }) => label),
        explanations: wordsOf('severity').values.map(({ explanation }) => explanation),
        names: items.map(({ name }) => name),
        summaries: items.map(({ summary }) => summary),
        severities: items.map(({ labels }) => labels.severity),
        responsible: items.map(({ labels }) => labels.responsible.join(', ')),
      };
    };

    it('changes every text with the language, keeps it in its address, and asks nobody but the API', async () => {
      const { page, complaints, requested } = await openFilled();
      const english = await readPage(page);
      const ownEnglish = await page.locator('[data-label]').allTextContents();
      expect(english).toEqual(await readApi(requested, 'en'));
      expect(english.names.length).toBeGreaterThanOrEqual(40);
      const { items } = await get<LanguageList>('/v1/languages');
      expect(await page.locator('#language option').allTextContents()).toEqual(
        items.map(({ nativeName }) => nativeName),
      );

      await page.getByLabel('Language').selectOption('Tiếng Việt');
      await page
        .getByText(labelOf('vi', 'retryPolicy', 'never'))
        .first()
        .waitFor();
      const vietnamese = await readApi(requested, 'vi');
      expect(await readPage(page)).toEqual(vietnamese);
      const ownVietnamese = await page.locator('[data-label]').allTextContents();
      expect(ownVietnamese.filter((text, index) => text === '' || text === ownEnglish[index])).toEqual([]);
      expect(new URL(page.url()).searchParams.get('lang')).toBe('vi');

      await page.reload();
      await page.locator('#rows tr').first().waitFor();
      expect(await readPage(page)).toEqual(vietnamese);
      expect(requested.filter((url) => ![origin, api.origin, 'data:'].some((known) => url.startsWith(known)))).toEqual(
        [],
      );
      expect(complaints).toEqual([]);
    });

    it('takes the language that the browser prefers where its address names one that is not served', async () => {
      const { page } = await openFilled({ lang: 'tlh' });
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await page.locator('#problem').textContent()).toBe('');
    });

    it('finds the full mailbox for "hop thu day" and highlights the words', async () => {
      const { page, complaints } = await openFilled({ lang: 'vi' });
      await page.getByRole('searchbox').pressSequentially('hop thu day');
      const hit = page.locator('#hits li', { hasText: 'smtp-enhanced:4.2.2' });
      await hit.waitFor();
      expect(await hit.locator('mark').allTextContents()).toEqual(['Hộp', 'thư', 'đầy']);
      await page.getByRole('searchbox').fill('');
      await page.locator('#hits li').first().waitFor({ state: 'detached' });
      expect(complaints).toEqual([]);
    });

    it('shows what was typed last, however late an earlier answer is', async () => {
      const { page } = await openFilled();
      await page.route('**/v1/search?q=mailbox&*', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 800));
        await route.continue().catch(() => undefined);
      });
      const asked = page.waitForRequest('**/v1/search?q=mailbox&*');
      await page.getByRole('searchbox').fill('mailbox');
      const aborted = page.waitForEvent('requestfailed', (failed) => failed.url().includes('q=mailbox&'));
      await asked;
      await page.getByRole('searchbox').fill('UNAVAILABLE');
      await aborted;
      await page.locator('#hits li', { hasText: 'grpc:14' }).waitFor();
      await page.waitForTimeout(1000);
      expect(await page.locator('#hits code').first().textContent()).toBe('grpc:14');
    });

    it('explains a pasted line in Vietnamese, with the codes marked in it, and never takes it for markup', async () => {
      const { page, complaints } = await openFilled({ lang: 'vi' });
      const before = api.log().length;
      const line = 'said: 550 5.1.1 <img src=x onerror=alert(1)>: User unknown';
      await page.locator('#text').fill(line);
      await page.locator('#text').press('Control+Enter');
      const explanation = page.locator('#explanation');
      await explanation.locator('.matches').waitFor();

      const { name, howToFix } = await get<CodeAnswer>('/v1/codes/smtp-enhanced/5.1.1?lang=vi');
      const reply = await get<CodeAnswer>('/v1/codes/smtp/550?lang=vi');
      expect(await explanation.locator('pre').textContent()).toBe(line);
      expect(await explanation.locator('img').count()).toBe(0);
      expect(await explanation.locator('pre button').allTextContents()).toEqual(['550', '5.1.1']);
      const text = (await explanation.textContent())!;
      const expected = [name, howToFix, `smtp:550 ${reply.name}`, labelOf('vi', 'confidence', 'certain')];
      expect(expected.filter((part) => !text.includes(part))).toEqual([]);
      expect(complaints).toEqual([]);
      const exchanges = api
        .log()
        .slice(before)
        .filter(({ path }) => path === '/v1/explain');
      expect(exchanges.map(({ method, status }) => [method, status])).toEqual([
        ['OPTIONS', 204],
        ['POST', 200],
      ]);

      await page.getByLabel('Ngôn ngữ').selectOption('English');
      await explanation.getByText(labelOf('en', 'confidence', 'certain')).waitFor();
      const english = await get<CodeAnswer>('/v1/codes/smtp-enhanced/5.1.1?lang=en');
      expect(await explanation.locator('.notice p').first().textContent()).toBe(english.howToFix);
    });

    it('tells contradictions', async () => {
      const { page } = await openFilled();
      await page.locator('#text').fill('said: 550 4.7.1 <ann@example.com>: Access denied');
      await page.getByRole('button', { name: 'Explain' }).click();
      await page.locator('.matches').waitFor();
      expect(await page.locator('#explanation > p').allTextContents()).toEqual([
        message('en', 'explain.conflict.class-mismatch', { reply: '550', enhanced: '4.7.1' }),
      ]);
    });

    it('opens and closes the details of a code by keyboard', async () => {
      const { page, complaints } = await openFilled({ lang: 'vi' });
      const code = await get<CodeAnswer>('/v1/codes/smtp/455?lang=vi');
      const opener = page.locator('#rows').getByRole('button', { name: code.name, exact: true });
      await opener.focus();
      expect(await page.getByRole('tooltip').filter({ visible: true }).textContent()).toBe(code.summary);
      await page.keyboard.press('Escape');
      expect(await page.getByRole('tooltip').filter({ visible: true }).count()).toBe(0);
      await page.keyboard.press('Enter');
      const details = page.getByRole('dialog', { name: code.name });
      await details.waitFor();
      const text = (await details.textContent())!;
      const { description, whenYouSeeIt, howToFix, userMessage, labels } = code;
      const expected = [description, whenYouSeeIt, howToFix, userMessage, labels.retry, labels.connection];
      expect(expected.filter((part) => !text.includes(part))).toEqual([]);
      await page.keyboard.press('Escape');
      await details.waitFor({ state: 'hidden' });
      expect(await page.locator(':focus').textContent()).toBe(code.name);
      expect(complaints).toEqual([]);
    });

    it('has room on a screen of 360 pixels', async () => {
      const { page } = await openFilled({ lang: 'vi' }, 360);
      await page.getByRole('button', { name: 'Xem ví dụ' }).click();
      await page.locator('.matches').waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    });

    it('shows a problem document in its words', async () => {
      const { page } = await openFilled({ lang: 'vi' });
      await page.getByRole('searchbox').fill('???');
      await page.locator('#found p').waitFor();
      const words = ['title', 'detail'].map((part) => message('vi', `problem.empty-search.${part}`));
      expect(await page.locator('#found').textContent()).toBe(words.join(' '));
    });

    it('says so when no API answers, and fills itself once one does', async () => {
      const closed = await findClosedOrigin();
      const { page } = await open({ api: closed });
      const alert = page.getByRole('alert');
      await alert.getByText(`Nothing usable came from ${closed}. Is Statusbook running there?`).waitFor();
      expect(await page.locator('#rows tr').count()).toBe(0);

      await page.route(`${closed}/**`, async (route) => {
        const url = route.request().url().replace(closed, api.origin);
        await route.fulfill({ response: await route.fetch({ url }) });
      });
      await page.getByRole('searchbox').fill('429');
      await page.locator('#hits li', { hasText: 'http:429' }).waitFor();
      expect(await page.locator('#rows tr').count()).toBeGreaterThanOrEqual(40);
      expect(await alert.textContent()).toBe('');
    });
  },
);
