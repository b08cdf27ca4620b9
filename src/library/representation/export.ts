/** The export formats, and the one export that is JSON: value mappings as Grafana defines them. */
import { Type, type Static } from 'typebox';

import { exportIds } from '../../locales/message-keys.js';
import { reference } from './code.js';
import { closed, link, ref, tag, text } from './parts.js';

export const ExportList = Type.Object(
  {
    language: tag,
    items: Type.Array(
      Type.Object(
        {
          id: Type.Enum([...exportIds], { type: 'string' }),
          name: text(),
          description: text(),
          mediaType: text(),
          protocolRequired: Type.Boolean({ description: 'Whether `protocol` must name exactly one' }),
          reference,
          links: Type.Object({ self: link }, closed),
        },
        closed,
      ),
    ),
  },
  { ...closed, $id: 'ExportList' },
);

const result = Type.Object(
  {
    text: text(),
    color: text("A color of Grafana's named palette"),
    index: Type.Integer({ minimum: 0, description: "Its place in Grafana's editor" }),
  },
  closed,
);

const mapping = <Name extends string, Options extends Parameters<typeof Type.Object>[0][string]>(
  type: Name,
  options: Options,
) => Type.Object({ type: Type.Literal(type), options }, closed);

export const ValueMapping = Type.Union(
  [
    mapping('value', Type.Record(Type.String(), result, { description: 'By value' })),
    mapping('range', Type.Object({ from: Type.Integer(), to: Type.Integer(), result }, closed)),
    mapping('regex', Type.Object({ pattern: text(), result }, closed)),
  ],
  { $id: 'GrafanaValueMapping', description: 'A value mapping of a Grafana panel' },
);

export const ValueMappings = Type.Array(ref(ValueMapping), { description: 'The first that fits a value wins' });

export type ExportList = Static<typeof ExportList>;
export type ValueMapping = Static<typeof ValueMapping>;
