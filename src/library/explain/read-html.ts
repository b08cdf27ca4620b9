/**
 * HTML as text of the same length: each character of text stays where it is, tags become spaces, and
 * what begins a new line in a browser begins one here. So a place in this text is a place in the HTML.
 */
import { Parser } from 'htmlparser2';

const blocks = new Set([
  'p',
  'div',
  'br',
  'tr',
  'li',
  'td',
  'th',
  'h1',
  'h2',
  'h3',
  'h4',
  'pre',
  'table',
  'ul',
  'ol',
  'hr',
  'blockquote',
  'title',
  'body',
]);
const unread = new Set(['script', 'style', 'head', 'title']);

export const readHtml = (html: string): string => {
  const pieces: string[] = [];
  let length = 0;
  let hidden = 0;
  const write = (text: string, at: number): void => {
    if (at < length) return;
    pieces.push(' '.repeat(at - length), text);
    length = at + text.length;
  };
  const parser = new Parser({
    onopentag: (name) => {
      if (unread.has(name)) hidden += 1;
      if (blocks.has(name)) write('\n', parser.startIndex);
    },
    onclosetag: (name) => {
      if (unread.has(name)) hidden -= 1;
      if (blocks.has(name)) write('\n', parser.startIndex);
    },
    ontext: (text) => {
      if (hidden === 0) write(text.replaceAll('\u{A0}', ' '), parser.startIndex);
    },
  });
  parser.end(html);
  return pieces.join('') + ' '.repeat(Math.max(0, html.length - length));
};
