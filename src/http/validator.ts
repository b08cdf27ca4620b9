/**
 * Which parts of a request Ajv looks at: queries and bodies. Parameters of a path are texts whatever comes,
 * and headers are described for the reader of the OpenAPI document only; so nothing is compiled for them.
 */
import createAjvCompiler from '@fastify/ajv-compiler';

type BuildValidator = ReturnType<typeof createAjvCompiler>;

/** Queries and bodies are what Fastify calls them; the compiler's types do not say what it calls the function with. */
const isValidated = (route: unknown): boolean =>
  ['querystring', 'body'].includes((route as { httpPart: string }).httpPart);

const acceptAll = (): boolean => true;

export const buildValidator: BuildValidator = (schemas, options) => {
  const compile = createAjvCompiler()(schemas, options);
  return (route) => (isValidated(route) ? compile(route) : (acceptAll as unknown as ReturnType<typeof compile>));
};
