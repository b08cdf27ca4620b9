/** A reference with its address: for RFCs and Internet-Drafts it follows from the document's name. */
import type { ReferenceFact } from '../catalog/schema.js';
import type { Reference } from './representation/code.js';

const addressOf = ({ document, section, url }: ReferenceFact): string => {
  if (url !== undefined) return url;
  const rfc = /^RFC ([0-9]+)$/.exec(document)?.[1];
  if (rfc === undefined) return `https://datatracker.ietf.org/doc/html/${document}`;
  const anchor = section !== undefined && /^[0-9]+(\.[0-9]+)*$/.test(section) ? `#section-${section}` : '';
  return `https://www.rfc-editor.org/rfc/rfc${rfc}${anchor}`;
};

export const describeReference = (fact: ReferenceFact): Reference => ({
  kind: fact.kind,
  document: fact.document,
  section: fact.section ?? null,
  url: addressOf(fact),
});
