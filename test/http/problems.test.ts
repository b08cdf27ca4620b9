import { readFileSync, readdirSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { createOpenApiDocument } from '../../src/http/openapi.js';
import { problemKinds } from '../../src/http/problems.js';
import { problemMembers, problemReasons } from '../../src/locales/message-keys.js';
import { buildApp, message, problem, root } from '../helpers/app.js';

const { app, get } = await buildApp();

const kinds = Object.entries(
  problemKinds as Record<string, { status: number; queryStatus?: number; members: readonly string[] }>,
);
const tags = ['en', 'vi'] as const;

describe('GET /problems/{reason}', () => {
  const pages = tags.flatMap((tag) => kinds.map(([reason, kind]) => ({ tag, reason, ...kind })));

  it.each(pages)('explains $reason ($tag)', async ({ tag, reason, status, queryStatus, members }) => {
    const answer = await get(`/problems/${reason}?lang=${tag}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      language: tag,
      reason,
      type: `/problems/${reason}`,
      title: message(tag, `problem.${reason}.title`),
      statuses: queryStatus === undefined ? [status] : [status, queryStatus],
      explanation: message(tag, `problem.${reason}.explanation`),
      members: members.map((name) => ({ name, explanation: message(tag, `problem-member.${name}`) })),
    });
  });

  it('leads from the type of a problem to its page', async () => {
    const { type } = (await get('/v1/codes/alpha/405')).json();
    expect((await get(type)).json()).toMatchObject({ reason: 'unknown-code', type });
  });

  it.each(['unknown', 'UNKNOWN-CODE', 'constructor', '__proto__'])(
    'is 404 for %s and lists what there is',
    async (name) => {
      const answer = await get(`/problems/${name}`);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toEqual(
        problem(
          'en',
          'unknown-problem',
          404,
          `/problems/${name}`,
          { name, known: problemReasons.join(', ') },
          { allowed: problemReasons },
        ),
      );
    },
  );
});

describe('the table of problems', () => {
  const document = createOpenApiDocument(app) as unknown as {
    components: { schemas: { Problem: { properties: Record<string, { description?: string }>; required: string[] } } };
  };
  const { properties, required } = document.components.schemas.Problem;

  it('has the reasons that the OpenAPI document lists, and no others', () => {
    expect(properties['type']?.description).toBe(
      `\`/problems/<reason>\`: ${kinds.map(([reason]) => reason).join(', ')}`,
    );
  });

  it('has the members that the OpenAPI document describes, and no others', () => {
    const used = new Set(kinds.flatMap(([, { members }]) => members));
    const documented = Object.keys(properties).filter((name) => !required.includes(name));
    expect([...used].toSorted()).toEqual([...problemMembers].toSorted());
    expect(documented.toSorted()).toEqual([...problemMembers].toSorted());
  });

  it('has client errors only, but for a server that has too much to do or stops, and a defect', () => {
    const others = kinds.filter(([, { status, queryStatus = 400 }]) => status >= 500 || queryStatus >= 500);
    expect(others.map(([reason, { status }]) => [reason, status])).toEqual([
      ['overloaded', 503],
      ['shutting-down', 503],
      ['internal-error', 500],
    ]);
  });

  it.each(readdirSync(`${root}locales`))('has title, detail and explanation of each in %s, and of no others', (tag) => {
    const file = readFileSync(`${root}locales/${tag}/common.json`, 'utf8');
    const { messages } = JSON.parse(file) as { messages: Record<string, string> };
    const parts = (reason: string) => ['title', 'detail', 'explanation'].map((part) => `problem.${reason}.${part}`);
    const expected = [
      ...kinds.flatMap(([reason]) => parts(reason)),
      ...problemMembers.map((name) => `problem-member.${name}`),
    ];
    expect(
      Object.keys(messages)
        .filter((key) => key.startsWith('problem'))
        .toSorted(),
    ).toEqual(expected.toSorted());
  });
});
