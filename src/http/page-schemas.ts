/** The queries that are answered with a page of codes: the list with its filters, and the search. */
import { Type } from 'typebox';

import type { Dataset } from '../dataset.js';
import { type Filter, filters, knownValues } from '../library/list-codes.js';
import { closed, lang, listOf, selection } from './schemas.js';

const filterDescriptions: Record<Filter, string> = {
  protocol: 'Codes of these protocols',
  class: 'Codes of these classes',
  group: 'Codes of these groups',
  severity: 'Codes as severe as this',
  outcome: 'Codes that report this outcome',
  retry: 'Codes with this retry policy',
  responsible: 'Codes that somebody of these must act on',
  standing: 'Codes that stand so in their specification',
  vendor: 'Codes of these vendors',
  source: 'Codes that come with Statusbook, or from the operator',
};

const createFilters = ({ catalog }: Dataset) =>
  Object.fromEntries(
    filters.map((filter) => [filter, listOf(knownValues(catalog, filter), filterDescriptions[filter])]),
  ) as Record<Filter, ReturnType<typeof listOf>>;

/** What a page is where nobody asks for another. */
export const listPage = { view: 'summary', limit: 100, offset: 0 } as const;
export const searchPage = { limit: 20, offset: 0 } as const;

const pageBounds = ({ limit, offset }: { limit: number; offset: number }, maximum: number) => ({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum, default: limit, description: 'Codes on a page' })),
  offset: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 1_000_000, default: offset, description: 'Codes before the page' }),
  ),
});

export const createListQuery = (dataset: Dataset) =>
  Type.Object(
    {
      ...createFilters(dataset),
      code: Type.Optional(
        Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
          minItems: 1,
          maxItems: 100,
          description: 'Codes spelled like this in any protocol',
          examples: [['550']],
        }),
      ),
      view: Type.Optional(
        Type.Enum(['summary', 'full'], {
          type: 'string',
          default: listPage.view,
          description: 'How much of each code',
        }),
      ),
      ...pageBounds(listPage, 1000),
      ids: Type.Optional(
        Type.Array(Type.String({ minLength: 1, maxLength: 97 }), {
          minItems: 1,
          maxItems: 100,
          description: 'These codes, in this order, instead of a filtered page: `smtp:221,smtp:455`',
        }),
      ),
      ...selection,
      lang,
    },
    closed,
  );

export const createSearchQuery = (dataset: Dataset) =>
  Type.Object(
    {
      q: Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'What to search for: words, a number, a symbol, a phrase',
        examples: ['mailbox full'],
      }),
      ...createFilters(dataset),
      ...pageBounds(searchPage, 100),
      lang,
    },
    closed,
  );
