/**
 * For whom an answer is made: the language it is in, and where the links in it start. Everything in
 * this folder is a pure function of facts, words and a reader.
 */
import type { Language } from '../locales/locales.js';

export interface Reader {
  language: Language;
  /** Empty, or a path such as `/statusbook` that every link begins with. */
  basePath: string;
}

export const codeLink = ({ basePath }: Reader, protocol: string, code: string): string =>
  `${basePath}/v1/codes/${protocol}/${code}`;

/** `ids` in canonical order, separated by commas. */
export const compareLink = ({ basePath }: Reader, ids: string): string => `${basePath}/v1/compare?codes=${ids}`;

export const exportLink = ({ basePath }: Reader, format: string): string => `${basePath}/v1/exports/${format}`;

export const protocolLink = ({ basePath }: Reader, protocol: string): string => `${basePath}/v1/protocols/${protocol}`;

export const codeListLink = ({ basePath }: Reader, protocol: string): string =>
  `${basePath}/v1/codes?protocol=${protocol}`;
