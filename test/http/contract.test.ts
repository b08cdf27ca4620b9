import { describe, expect, it } from 'vitest';

import { createOpenApiDocument } from '../../src/http/openapi.js';
import { buildApp } from '../helpers/app.js';
import { type Exchange, createContract } from '../helpers/contract.js';

const { app, get } = await buildApp();
const check = createContract(createOpenApiDocument(app));

const answer: Exchange = {
  method: 'GET',
  path: '/v1/languages',
  status: 200,
  contentType: 'application/json; charset=utf-8',
  body: (await get('/v1/languages')).body,
};
const refusal: Exchange = {
  method: 'GET',
  path: '/v1/codes/alpha/405',
  status: 404,
  contentType: 'application/problem+json; charset=utf-8',
  body: (await get('/v1/codes/alpha/405')).body,
};
const table: Exchange = { ...answer, path: '/v1/exports/csv', contentType: 'text/csv; charset=utf-8', body: 'id\r\n' };
const withMember = (body: string) => body.replace('{', '{"more":1,');

describe('the contract that every answer in these tests is held to', () => {
  it.each<[string, Exchange]>([
    ['an answer', answer],
    ['a refusal', refusal],
    ['an answer that is not JSON', table],
    ['HEAD without a body', { ...answer, method: 'HEAD', body: '' }],
    ['304 without a body', { ...answer, status: 304, contentType: undefined, body: '' }],
    ['a refusal of an unknown path', { ...refusal, path: '/nothing' }],
  ])('lets %s pass', (_, exchange) => {
    expect(() => check(exchange)).not.toThrow();
  });

  it.each<[string, Exchange]>([
    ['a member too many', { ...answer, body: withMember(answer.body) }],
    ['a member too few', { ...answer, body: '{"language":"en"}' }],
    ['a member too many in a refusal', { ...refusal, body: withMember(refusal.body) }],
    ['an undocumented status', { ...answer, status: 201 }],
    ['a server error', { ...refusal, status: 500 }],
    ['another media type', { ...answer, contentType: 'text/html' }],
    ['text as JSON', { ...table, contentType: 'application/json' }],
    ['a problem as data', { ...refusal, contentType: 'application/json' }],
    ['an unknown path', { ...answer, path: '/v1/secret' }],
    ['a body after HEAD', { ...answer, method: 'HEAD' }],
    ['a body with 304', { ...answer, status: 304, contentType: undefined }],
    ['data for another method', { ...answer, method: 'POST' }],
  ])('refuses %s', (_, exchange) => {
    expect(() => check(exchange)).toThrow(`${exchange.method} ${exchange.path} ${exchange.status}: `);
  });
});
