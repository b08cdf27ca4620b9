/** `GET /v1/search?q=…`: codes by what somebody types. */
import { type CodeSearch, createCodeSearch } from '../../library/search/search-codes.js';
import { SearchAnswer } from '../../library/representation/search.js';
import type { App } from '../app-instance.js';
import { dataOperation } from '../operation.js';
import { pageLinks } from '../page-links.js';
import { createSearchQuery, searchPage } from '../page-schemas.js';
import { createProblem, sendProblem } from '../problems.js';
import { contentLanguage } from '../selection.js';

const hasLetterOrDigit = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

export const addSearchRoute = (app: App): void => {
  const { dataset, answers } = app;
  /** Made for the first that searches: many never do. */
  let codeSearch: CodeSearch | undefined;
  app.get(
    '/v1/search',
    {
      schema: {
        ...dataOperation({
          operationId: 'searchCodes',
          summary: 'Codes by words, numbers and symbols',
          description:
            'Codes and variants in the order of how well they fit: by words of their texts in the language of the answer or in English, with or without diacritics, the last word also as a beginning, misspelled words too; by number, phrase, former phrase, symbol or the constant of a framework. A number inside a range is found as that number. Filters as in the list of codes.',
          tag: 'Codes',
          answer: SearchAnswer,
          headers: { Link: { type: 'string', description: 'The first, previous, next and last page (RFC 8288)' } },
        }),
        querystring: createSearchQuery(dataset),
      },
    },
    async (request, reply) => {
      const { q } = request.query;
      if (!hasLetterOrDigit(q))
        return sendProblem(request, reply, createProblem('empty-search', {}, { parameter: 'q' }));
      const { limit = searchPage.limit, offset = searchPage.offset, ...rest } = request.query;
      const query = { ...rest, limit, offset };
      codeSearch ??= createCodeSearch(dataset.catalog, dataset.locales);
      const { prepare, search } = codeSearch;
      await prepare(app.languages.choose(request).language);
      return answers.send(
        request,
        reply,
        `search ${JSON.stringify(query)}`,
        (reader) => search(reader, query),
        ({ items, total }, reader) => ({
          link: pageLinks(`${app.basePath}/v1/search`, query, total, searchPage),
          ...contentLanguage(reader, {}, items),
        }),
      );
    },
  );
};
