/** A protocol as the API returns it: what it is, what its codes look like and how they are grouped. */
import { type Catalog, type Group, type Protocol, isRegistered } from '../catalog/catalog.js';
import type { ClassFact } from '../catalog/schema.js';
import { describeReference } from './describe-reference.js';
import { type Reader, codeListLink, protocolLink } from './reader.js';
import type { Explained } from './representation/code.js';
import type { ProtocolAnswer, ProtocolList } from './representation/reference-lists.js';
import { bundleOf, nameOfContext, nameOfPhase, originOf, textsOfClass, textsOfGroup } from './words.js';

const countCodes = ({ codes }: Protocol): ProtocolAnswer['counts'] => {
  const registered = codes.filter(({ fact }) => isRegistered(fact)).length;
  const vendor = codes.filter(({ fact }) => fact.standing === 'vendor').length;
  return { registered, vendor, other: codes.length - registered - vendor, total: codes.length };
};

export const explainClass = ({ language }: Reader, protocol: Protocol, { id }: ClassFact): Explained => {
  const { name, description } = textsOfClass(language, protocol, id);
  return { id, name, explanation: description };
};

export const explainGroup = ({ language }: Reader, protocol: Protocol, group: Group): Explained => ({
  id: group.id,
  ...textsOfGroup(language, protocol, group),
});

export const describeProtocol = (reader: Reader, protocol: Protocol): ProtocolAnswer => {
  const { language } = reader;
  const { file } = protocol;
  const words = bundleOf(language, protocol);
  const origin = originOf(language, protocol, 'name');
  return {
    id: protocol.id,
    language: origin.language,
    source: protocol.source === 'local' ? 'local' : origin.source,
    name: words.name,
    description: words.description,
    counts: countCodes(protocol),
    form: {
      pattern: file.form.pattern,
      notation: file.form.notation,
      description: words.form,
      examples: file.form.examples,
    },
    classes: file.classes.map((each) => explainClass(reader, protocol, each)),
    groups: file.groups.map((group) => explainGroup(reader, protocol, group)),
    phases: file.phases.map((id) => ({ id, name: nameOfPhase(language, protocol, id) })),
    contexts: file.contexts.map(({ id, phase }) => ({ id, phase, name: nameOfContext(language, protocol, id) })),
    standards: file.standards.map(describeReference),
    links: { self: protocolLink(reader, protocol.id), codes: codeListLink(reader, protocol.id) },
  };
};

export const listProtocols = (catalog: Catalog, reader: Reader): ProtocolList => ({
  language: reader.language.tag,
  items: [...catalog.protocols.values()].map((protocol) => describeProtocol(reader, protocol)),
});
