/**
 * The query of every route by that route's schema, strictly: an unknown parameter, a repeated
 * single-valued one or a number in another notation is refused, with a message that says what is
 * allowed. Lists may be comma-separated or repeated. Bounds and enums are left to Ajv, whose finding
 * `describeValidationError` turns into a problem.
 */
import type { FastifyInstance, FastifyRequest, FastifySchemaValidationError } from 'fastify';

import type { Language } from '../../locales/locales.js';
import { type Problem, createProblem, sendProblem } from '../problems.js';

interface ParameterSchema {
  type?: string;
  enum?: readonly string[];
  items?: ParameterSchema;
  anyOf?: ParameterSchema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

type Parameters = Record<string, ParameterSchema>;

const parametersOf = (request: FastifyRequest): Parameters | undefined =>
  (request.routeOptions.schema?.querystring as { properties?: Parameters } | undefined)?.properties;

const readList = (value: string | string[]): string[] => [value].flat().flatMap((each) => each.split(','));

const readInteger = (value: string): number | string => (/^(0|[1-9][0-9]{0,8})$/.test(value) ? Number(value) : value);

const readValue = (schema: ParameterSchema, value: string | string[]): unknown => {
  if (schema.type === 'array') return readList(value);
  return schema.type === 'integer' && typeof value === 'string' ? readInteger(value) : value;
};

const findWrongParameter = (query: Record<string, unknown>, parameters: Parameters): Problem | undefined => {
  const known = Object.keys(parameters);
  for (const [parameter, value] of Object.entries(query)) {
    const schema = parameters[parameter];
    if (schema === undefined || !Object.hasOwn(parameters, parameter)) {
      return createProblem('unknown-parameter', { parameter, known: known.join(', ') }, { parameter, allowed: known });
    }
    if (Array.isArray(value) && schema.type !== 'array') {
      return createProblem('repeated-parameter', { parameter }, { parameter });
    }
  }
  return undefined;
};

/** Refuses what Ajv could not, and gives lists and integers their types before Ajv looks at them. */
export const addStrictQueries = (app: FastifyInstance): void => {
  app.addHook('preValidation', async (request, reply) => {
    const parameters = parametersOf(request);
    if (parameters === undefined) return undefined;
    const query = request.query as Record<string, string | string[]>;
    const problem = findWrongParameter(query, parameters) ?? app.languages.findProblem(request);
    if (problem !== undefined) return sendProblem(request, reply, problem);
    request.query = Object.fromEntries(
      Object.entries(parameters)
        .filter(([name]) => Object.hasOwn(query, name))
        .map(([name, schema]) => [name, readValue(schema, query[name]!)]),
    );
    return undefined;
  });
};

const describeAllowed = (schema: ParameterSchema, language: Language) => {
  const { items = schema.anyOf?.[0] ?? schema } = schema;
  if (items.enum !== undefined) return { text: language.list(items.enum, 'disjunction'), allowed: items.enum };
  if (schema.type === 'integer') {
    const { minimum = 0, maximum = 999_999_999 } = schema;
    return { text: language.translate('range.number', { minimum, maximum }), allowed: { minimum, maximum } };
  }
  const maximum = items.maxLength ?? 0;
  return {
    text: language.translate('range.length', { maximum }),
    allowed: { minLength: items.minLength ?? 0, maxLength: maximum },
  };
};

/** Cuts what a client sent to what an error message can carry. */
const quote = (value: unknown): string => String(value).slice(0, 64);

interface BodySchema {
  content?: Record<string, { schema: { properties?: Parameters } }>;
}

/** The members of the JSON object that a route takes. */
const membersOf = (request: FastifyRequest): Parameters =>
  (request.routeOptions.schema?.body as BodySchema | undefined)?.content?.['application/json']?.schema.properties ?? {};

/** `error` is Ajv's first finding about a body of JSON. */
export const describeBodyError = (
  request: FastifyRequest,
  { keyword, instancePath, params }: FastifySchemaValidationError,
  language: Language,
): Problem => {
  const members = membersOf(request);
  const [, parameter] = instancePath.split('/');
  if (keyword === 'required') {
    const missing = String(params['missingProperty']);
    return createProblem('missing-parameter', { parameter: missing }, { parameter: missing });
  }
  if (keyword === 'additionalProperties') {
    const unknown = quote(params['additionalProperty']);
    const known = Object.keys(members);
    const values = { parameter: unknown, known: known.join(', ') };
    return createProblem('unknown-parameter', values, { parameter: unknown, allowed: known });
  }
  if (parameter === undefined) return createProblem('malformed-body', {});
  const value = quote(JSON.stringify((request.body as Record<string, unknown>)[parameter]));
  const { text, allowed } = describeAllowed(members[parameter] ?? {}, language);
  return createProblem('invalid-parameter', { parameter, value, allowed: text }, { parameter, allowed });
};

/** `error` is Ajv's first finding about the query of this request. */
export const describeValidationError = (
  request: FastifyRequest,
  error: FastifySchemaValidationError,
  language: Language,
): Problem => {
  if (error.keyword === 'required') {
    const parameter = String(error.params['missingProperty']);
    return createProblem('missing-parameter', { parameter }, { parameter });
  }
  const [, parameter = '', index] = error.instancePath.split('/');
  const schema = parametersOf(request)?.[parameter] ?? {};
  if (error.keyword === 'maxItems') {
    return createProblem('too-many-values', { parameter, maximum: schema.maxItems ?? 0 }, { parameter });
  }
  const value = (request.query as Record<string, unknown>)[parameter];
  const { text, allowed } = describeAllowed(schema, language);
  return createProblem(
    'invalid-parameter',
    { parameter, value: quote(Array.isArray(value) ? value[Number(index ?? 0)] : value), allowed: text },
    { parameter, allowed },
  );
};
