/** What the schemas of the answers are made of. */
import { Type, type Static, type TSchema } from 'typebox';

export const closed = { additionalProperties: false } as const;
export const text = (description?: string) => Type.String(description === undefined ? {} : { description });
export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** A reference to a named schema, with that schema's type. */
export const ref = <T extends TSchema>(schema: T) =>
  Type.Unsafe<Static<T>>({ $ref: `${(schema as { $id?: string }).$id}#` });
export const tag = Type.String({ description: 'A BCP 47 language tag', examples: ['vi'] });
export const link = Type.String({ description: 'A path-absolute link' });
export const id = Type.String({ description: '`<protocol>:<code>`', examples: ['smtp:455'] });
