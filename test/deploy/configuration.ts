/** Environment variables as deployment files set them: is each one that the server reads, with a value that it takes? */
import { ConfigSchema, readConfig } from '../../src/config.js';

/** Set by the image and read by Node and its packages, not by us. */
const others = new Set(['NODE_ENV']);

export const unknownVariables = (variables: Record<string, string>): string[] =>
  Object.keys(variables).filter((name) => !others.has(name) && !Object.hasOwn(ConfigSchema.properties, name));

/** With everything else as it is by itself; throws where a value is refused. */
export const shutdownGrace = (variables: Record<string, string>): number => readConfig(variables).SHUTDOWN_GRACE;
