/**
 * HTML as text of the same length: each character of text stays where it is, tags become spaces, and
 * what begins a new line in a browser begins one here. So a place in this text is a place in the HTML.
 * By the tokens alone, without a tree: tags that nobody closes cost no more than others.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

const blocks = new Set('p div br tr li td th h1 h2 h3 h4 h5 h6 pre table ul ol hr blockquote title body'.split(' '));
/** Their content is no text. */
const unread = new Set(['script', 'style']);

const ignore = (): void => undefined;

export const readHtml = (html: string): string => {
  const pieces: string[] = [];
  let length = 0;
  let isRead = true;

  const write = (text: string, at: number): void => {
    if (at < length) return;
    pieces.push(' '.repeat(at - length), text);
    length = at + text.length;
  };
  const beginLine = (name: string, at: number): void => {
    if (blocks.has(name)) write('\n', at);
  };
  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => {
      if (isRead) write(html.slice(start, end), start);
    },
    // In place of an entity, of which at least three characters stand before its end.
    ontextentity: (codePoint, end) => {
      const text = codePoint === 0xa0 ? ' ' : String.fromCodePoint(codePoint);
      if (isRead) write(text, Math.max(length, end - 3));
    },
    onopentagname: (start, end) => {
      const name = html.slice(start, end).toLowerCase();
      isRead &&= !unread.has(name);
      beginLine(name, start - 1);
    },
    onclosetag: (start, end) => {
      const name = html.slice(start, end).toLowerCase();
      isRead ||= unread.has(name);
      beginLine(name, start - 1);
    },
    onattribdata: ignore,
    onattribentity: ignore,
    onattribend: ignore,
    onattribname: ignore,
    oncdata: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onend: ignore,
    onopentagend: ignore,
    onprocessinginstruction: ignore,
    onselfclosingtag: ignore,
  };
  const tokenizer = new Tokenizer({}, callbacks);
  tokenizer.write(html);
  tokenizer.end();
  return (pieces.join('') + ' '.repeat(Math.max(0, html.length - length))).slice(0, html.length);
};
