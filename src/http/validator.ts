/**
 * Which parts of a request Ajv looks at: queries and bodies. Parameters of a path are texts whatever comes,
 * and headers are described for the reader of the OpenAPI document only; so nothing is compiled for them. The
 * rest is compiled for the first request that it is asked about, so that neither a start nor a reload waits.
 */
import createAjvCompiler from '@fastify/ajv-compiler';

type BuildValidator = ReturnType<typeof createAjvCompiler>;

/** Queries and bodies are what Fastify calls them; the compiler's types do not say what it calls the function with. */
const isValidated = (route: unknown): boolean =>
  ['querystring', 'body'].includes((route as { httpPart: string }).httpPart);

type Validate = ((data: unknown) => unknown) & { errors?: unknown };

const acceptAll = (): boolean => true;

/** Fastify reads the errors from the function itself. */
const compileLate = (compile: () => Validate): Validate => {
  let validate: Validate | undefined;
  const check: Validate = Object.assign(
    (data: unknown) => {
      validate ??= compile();
      const isValid = validate(data);
      check.errors = validate.errors;
      return isValid;
    },
    { errors: null },
  );
  return check;
};

export const buildValidator: BuildValidator = (schemas, options) => {
  type Compile = ReturnType<BuildValidator>;
  let compiler: Compile | undefined;
  const compile = (route: Parameters<Compile>[0]): Validate => {
    compiler ??= createAjvCompiler()(schemas, options);
    return compiler(route) as Validate;
  };
  return ((route: Parameters<Compile>[0]) =>
    isValidated(route) ? compileLate(() => compile(route)) : acceptAll) as Compile;
};
