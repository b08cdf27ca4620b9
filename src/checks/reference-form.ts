/**
 * Are references written one way, so that a link follows from each: "RFC 5321" with a section by its
 * number, an Internet-Draft with its version, and anything else with its address?
 */
import type { ReferenceFact } from '../catalog/schema.js';
import type { Check } from './check.js';
import { type PlacedReference, allReferences } from './each-fact.js';

const rfc = /^RFC [1-9][0-9]*$/;
const draft = /^draft-[a-z0-9]+(-[a-z0-9]+)*-[0-9]{2}$/;
const section = /^([0-9]+|[A-Z])(\.[0-9]+)*$|^(Table|Figure|Appendix) [0-9A-Z]+(\.[0-9]+)*$/;

/** Whether the document's address follows from its name. */
export const isRfcOrDraft = ({ document }: ReferenceFact): boolean => rfc.test(document) || draft.test(document);

const findMistakes = (reference: ReferenceFact): { message: string; fix: string }[] => {
  const mistakes = [];
  const hasForm = isRfcOrDraft(reference);
  if (!hasForm && /^(rfc|draft)[-\s\d]/i.test(reference.document)) {
    mistakes.push({ message: 'is misspelled', fix: 'write "RFC 5321", or the draft with its version: "draft-…-00"' });
  } else if (hasForm && reference.url !== undefined) {
    mistakes.push({ message: 'has a url', fix: 'remove the url: it follows from the document' });
  } else if (!hasForm && reference.url === undefined) {
    mistakes.push({ message: 'lacks a url', fix: 'add the address of the page' });
  }
  if (hasForm && reference.section !== undefined && !section.test(reference.section)) {
    mistakes.push({
      message: `has the section "${reference.section}"`,
      fix: 'write only its number, such as "4.2.1" or "A.1"',
    });
  }
  return mistakes;
};

const describe = ({ file, place, reference }: PlacedReference) =>
  findMistakes(reference).map(({ message, fix }) => ({
    file,
    message: `${place}: "${reference.document}" ${message}`,
    fix,
  }));

export const referenceForm: Check = {
  name: 'reference-form',
  description: 'References are written one way, with an address where none follows from them',
  level: 'editorial',
  find: (project) => allReferences(project).flatMap(describe),
};
