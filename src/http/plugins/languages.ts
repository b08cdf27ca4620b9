/**
 * Which language an answer is in (product rule "Language"): `?lang=` wins, else `Accept-Language`,
 * else the default; never 406. A `?lang=` that is not served is reported in the negotiated language.
 * Owns nothing of the matching itself: that is `locales/negotiate.ts`.
 */
import type { FastifyRequest } from 'fastify';

import type { Language, Locales } from '../../locales/locales.js';
import { createNegotiator } from '../../locales/negotiate.js';
import { type Problem, createProblem } from '../problems.js';

/** The header names that the choice depended on. */
export type Vary = 'Accept-Encoding' | 'Accept-Encoding, Accept-Language';

interface LanguageChoice {
  language: Language;
  vary: Vary;
}

export interface LanguageChooser {
  choose(request: FastifyRequest): LanguageChoice;
  /** The tag that the header asks for. */
  negotiate: (acceptLanguage: string | undefined) => string;
  /** What is wrong with `?lang=`, if anything is. */
  findProblem(request: FastifyRequest): Problem | undefined;
  /** The languages that `?with=` asks for, in the order in which they are served, or what is wrong with it. */
  readWith(
    wanted: readonly string[] | undefined,
  ): { ok: true; languages?: Language[] } | { ok: false; problem: Problem };
}

/** Where the URL is broken elsewhere, the framework has not read the query. */
const readQuery = (url: string): { lang?: unknown } =>
  Object.fromEntries(new URLSearchParams(url.split('?').slice(1).join('?')));

const queryLanguage = ({ query, raw }: FastifyRequest): unknown =>
  ((query as { lang?: unknown } | null | undefined) ?? readQuery(raw.url ?? '')).lang;

export const createLanguageChooser = (locales: Locales): LanguageChooser => {
  const tags = [...locales.languages.keys()];
  const negotiator = createNegotiator(tags, locales.default.tag);
  const get = (tag: string): Language => locales.languages.get(tag)!;
  const unsupported = (parameter: string, language: string): Problem =>
    createProblem(
      'unsupported-language',
      { language, supported: tags.join(', ') },
      { parameter, supportedLanguages: tags },
    );
  const asked = (request: FastifyRequest): string | undefined => {
    const lang = queryLanguage(request);
    return typeof lang === 'string' ? negotiator.fromTag(lang) : undefined;
  };
  return {
    choose: (request) => {
      const tag = asked(request);
      if (tag !== undefined) return { language: get(tag), vary: 'Accept-Encoding' };
      const language = get(negotiator.fromHeader(request.headers['accept-language']));
      return { language, vary: 'Accept-Encoding, Accept-Language' };
    },
    negotiate: negotiator.fromHeader,
    findProblem: (request) => {
      const lang = queryLanguage(request);
      if (typeof lang !== 'string' || asked(request) !== undefined) return undefined;
      return unsupported('lang', lang);
    },
    readWith: (wanted) => {
      if (wanted === undefined) return { ok: true };
      const found = new Set(wanted.flatMap((tag) => (tag === 'all' ? tags : (negotiator.fromTag(tag) ?? []))));
      const unknown = wanted.find((tag) => tag !== 'all' && negotiator.fromTag(tag) === undefined);
      if (unknown !== undefined) return { ok: false, problem: unsupported('with', unknown) };
      return { ok: true, languages: tags.filter((tag) => found.has(tag)).map(get) };
    },
  };
};
