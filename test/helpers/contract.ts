/**
 * Holds an answer to the OpenAPI document: the operation is found by method and path, the response by
 * status (exact or `4XX`) and media type, and the body, text unless it is JSON, must fit its schema.
 * What the document does not mention is a mistake, but for the documentation itself and refusals of
 * unknown paths and methods.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';

export interface Exchange {
  method: string;
  /** Without query and base path. */
  path: string;
  status: number;
  contentType: string | undefined;
  body: string;
}

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>>;
}

/** Answers of these are not about data and stand in no document. */
const undocumented = /^\/(docs(\/.*)?|openapi\.(json|yaml))$/;
const problemType = 'application/problem+json';

const isJson = (contentType: string | undefined): boolean =>
  /^application\/(problem\+)?json(;|$)/.test(contentType ?? '');

const toPattern = (template: string): RegExp => new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]*')}$`);

const pointer = (...segments: string[]): string =>
  segments.map((segment) => `/${encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

const isBodiless = ({ method, status }: Exchange): boolean => method === 'HEAD' || status === 304 || status === 204;

/** Gives a function that throws where an exchange breaks the contract. */
export const createContract = (document: object) => {
  const { paths } = document as Document;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'openapi');

  const validate = ({ contentType, body }: Exchange, place: string): string | null => {
    const check = ajv.getSchema(`openapi#${place}`);
    if (check === undefined) return `no schema at ${place}`;
    return check(isJson(contentType) ? JSON.parse(body) : body) === true ? null : ajv.errorsText(check.errors);
  };

  const findProblem = (exchange: Exchange): string | null => {
    const { method, path, status, contentType, body } = exchange;
    if (undocumented.test(path) && status < 400) return null;
    if (isBodiless(exchange) && body !== '') return 'a body where none may be';
    const template = Object.keys(paths).find((each) => toPattern(each).test(path));
    const operation = method === 'HEAD' ? 'get' : method.toLowerCase();
    const isDocumented = template !== undefined && paths[template]![operation] !== undefined;
    if (method === 'OPTIONS' && status === 204) return null;
    const mediaType = contentType?.split(';', 1)[0] ?? '';
    if (!isDocumented) {
      if (status < 400 || status > 499 || mediaType !== problemType) return 'undocumented';
      return isBodiless(exchange) ? null : validate(exchange, pointer('components', 'schemas', 'Problem'));
    }
    const { responses } = paths[template]![operation]!;
    const range = responses[status] === undefined ? `${Math.trunc(status / 100)}XX` : String(status);
    const response = responses[range];
    if (response === undefined) return 'undocumented status';
    if (response.content === undefined) return contentType === undefined ? null : 'undocumented content';
    if (response.content[mediaType] === undefined) return `undocumented media type ${mediaType}`;
    if (isBodiless(exchange)) return null;
    return validate(
      exchange,
      pointer('paths', template, operation, 'responses', range, 'content', mediaType, 'schema'),
    );
  };

  return (exchange: Exchange): void => {
    const problem = findProblem(exchange);
    if (problem !== null) throw new Error(`${exchange.method} ${exchange.path} ${exchange.status}: ${problem}`);
  };
};
