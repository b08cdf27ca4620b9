/**
 * What is asked: each scenario is a list of different requests that are sent in turn, so that no server
 * answers from one hot key. Made from what the server itself says it has.
 */
import { readFileSync } from 'node:fs';

import { type Request, askJson } from './ask.js';
import { bounce } from './bounce.js';
import { acceptLanguages, tags } from './readers.js';

export interface Scenario {
  name: string;
  status: 200 | 304 | 'problem';
  requests: readonly Request[];
  /** Whether the peers have such a resource, too. */
  isCommon: boolean;
  isAboutOneCode: boolean;
  /** The one that a quick run takes everybody through. */
  isFirst?: boolean;
  /** Whether the limit has a buffer for each answer: what is this large comes from memory when it is one of many. */
  hasLargeAnswers?: boolean;
  /** Where times matter, fewer than usual: of many that ask at once most of the time is waiting for each other. */
  connections?: number;
  /** Left out of a quick run. */
  isExtra?: boolean;
  /** Whether every request is to be answered anew. */
  isFirstTime?: boolean;
  /** How often the pace's: Node compiles hundreds of patterns and what is around them only after thousands of requests. */
  timesOfWarmUp?: number;
}

interface Item {
  id: string;
  links: { self: string };
}

const idsInBatch = 40;
const searchPages = 20;
const accept = { accept: 'application/json' };

/** Every request in every language, each with one of the headers that ask for it, far from its neighbours. */
const inEveryLanguage = (requests: readonly Request[]): Request[] =>
  tags.flatMap((language) =>
    requests.map((request, index) => {
      const header = acceptLanguages[language][index % acceptLanguages[language].length]!;
      return { ...request, language, headers: { ...accept, ...request.headers, 'accept-language': header } };
    }),
  );

/** The same order in every run, without neighbours that are alike. */
export const mix = <Each>(list: readonly Each[]): Each[] => {
  const stride = 389;
  const rows = Array.from({ length: Math.min(stride, list.length) }, (_, first) =>
    list.filter((_each, index) => index % stride === first),
  );
  return rows.flat();
};

export const get = (paths: readonly string[], headers: Record<string, string> = {}): Request[] =>
  mix(inEveryLanguage(paths.map((path) => ({ path, headers }))));

const batches = (ids: readonly string[]): string[] =>
  mix(ids)
    .flatMap((_id, first, all) => (first % 10 === 0 ? [all.slice(first, first + idsInBatch)] : []))
    .filter((batch) => batch.length === idsInBatch)
    .map((batch) => `/v1/codes?ids=${batch.join(',')}`);

const wrongPaths = (protocols: readonly string[]): string[] => [
  ...protocols.flatMap((id) => ['455x', '7000000', '0x99999z'].map((code) => `/v1/codes/${id}/${code}`)),
  '/v1/codes/smtp/457',
  '/v1/codes/ftp/567',
  '/v1/codes/sip/499',
  '/v1/codes/smpt/550',
  '/v1/code/smtp/550',
  '/v1/codes?protocl=smtp',
  '/v1/codes?severity=grave',
  '/v1/codes?limit=1e3',
  '/v1/codes/smtp/550?lang=tlh',
  '/v1/compare?codes=smtp:550',
  '/v1/search?q=%20',
];

/** What people type, and what a field that searches while they type sends on the way there. */
const searches = (root: string): string[] =>
  (JSON.parse(readFileSync(`${root}test/search/queries.json`, 'utf8')) as { query: string }[])
    .flatMap(({ query }) => [query, query.slice(0, Math.ceil(query.length / 2))])
    .filter((query) => /[\p{L}\p{N}]/u.test(query))
    .map((query) => `/v1/search?q=${encodeURIComponent(query)}`);

const lengthOfLog = 60_000;

/**
 * As people ask: the second most popular half as often as the first, the third a third as often (Zipf), so that
 * most were asked before and many never. The same in every run.
 */
const logOf = (requests: readonly Request[]): Request[] => {
  let sum = 0;
  const sums = requests.map((_, rank) => (sum += 1 / (rank + 1)));
  let random = 1;
  return Array.from({ length: lengthOfLog }, () => {
    // Park and Miller's generator: every number from 1 to 2^31 - 2, once.
    random = (random * 48_271) % 2_147_483_647;
    const drawn = (random / 2_147_483_647) * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! < drawn) low = middle + 1;
      else high = middle;
    }
    return requests[low]!;
  });
};

const replies = ['550 5.1.1', '554 5.7.1', '452 4.2.2', '451 4.7.1', '552 5.3.4'];

const explanations = (): Request[] =>
  mix(
    inEveryLanguage(
      replies.flatMap((reply) =>
        ['User unknown', 'Try again', 'Refused', 'See our site'].map((text) => ({
          method: 'POST',
          path: '/v1/explain',
          headers: { 'content-type': 'text/plain' },
          body: bounce.replaceAll('550 5.1.1', reply).replaceAll('User unknown', text),
        })),
      ),
    ),
  );

/** `origin` is where the server answers whose resources these are. */
export const createScenarios = async (origin: string, root: string): Promise<Scenario[]> => {
  const { items: codes } = await askJson<{ items: Item[] }>(origin, '/v1/codes?view=full&limit=1000');
  const { items: comparisons } = await askJson<{ items: Item[] }>(origin, '/v1/compare/popular');
  const { items: protocols } = await askJson<{ items: Item[] }>(origin, '/v1/protocols');
  const paths = codes.map(({ links }) => links.self);
  const asked = searches(root);
  const fresh = Array.from({ length: searchPages }, (_, page) => asked.map((path) => `${path}&limit=${10 + page}`));
  const log = logOf(get(fresh.flat()));
  const compressed = { 'accept-encoding': 'gzip, deflate, br' };
  const oneCode = { isCommon: true, isAboutOneCode: true };
  const large = { isCommon: true, isAboutOneCode: false, hasLargeAnswers: true };
  const own = { isCommon: false, isAboutOneCode: false };
  return [
    { ...oneCode, name: 'one code', status: 200, requests: get(paths), isFirst: true },
    { ...oneCode, name: 'one code, not modified', status: 304, requests: get(paths) },
    { ...oneCode, name: 'one code, compressed', status: 200, requests: get(paths, compressed) },
    {
      ...large,
      name: 'list of a protocol',
      status: 200,
      requests: get(protocols.map(({ id }) => `/v1/codes?protocol=${id}`)),
    },
    { ...large, name: `batch of ${idsInBatch} codes`, status: 200, requests: get(batches(codes.map(({ id }) => id))) },
    { ...own, name: 'comparison', status: 200, requests: get(comparisons.map(({ links }) => links.self)) },
    { ...own, name: '404 and 400', status: 'problem', requests: get(wrongPaths(protocols.map(({ id }) => id))) },
    { ...own, name: 'search, asked before', status: 200, requests: get(asked), isExtra: true },
    { ...own, name: 'search, a mixed log', status: 200, requests: log, isFirstTime: true },
    { ...own, name: 'search, a mixed log, unhurried', status: 200, requests: log, isFirstTime: true, connections: 4 },
    {
      ...own,
      name: 'search, asked for the first time',
      status: 200,
      requests: get(fresh.flat()),
      isFirstTime: true,
      isExtra: true,
    },
    {
      ...own,
      name: 'explanation of a bounce of 1 kB',
      status: 200,
      requests: explanations(),
      timesOfWarmUp: 3,
    },
  ];
};
