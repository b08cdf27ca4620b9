/**
 * The pieces that the page is made of. Data become attributes and text nodes, never markup, so that nothing
 * that a server answers or a reader pastes can act in the page.
 */
import { address } from './api.js';

export const byId = (id) => document.getElementById(id);

/** Children that are text become text nodes. */
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

export const button = (attributes, onClick, ...children) => {
  const made = element('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', onClick);
  return made;
};

/** The style adds a sign, so that the colour is not alone. */
export const pill = (severity, label) => element('span', { class: 'pill', 'data-severity': severity }, label);

/** `target` with a text that shows while the pointer or the focus is there, and always where there is no pointer. */
export const tipped = (target, id, text) => {
  target.setAttribute('aria-describedby', id);
  return element('span', { class: 'tipped' }, target, element('span', { class: 'tip', role: 'tooltip', id }, text));
};

/** `text` with its ranges, ascending, made into elements by `mark`; a range inside another is left out. */
export const highlight = (text, ranges, mark) => {
  const pieces = [];
  let end = 0;
  for (const range of ranges) {
    if (range.start < end) continue;
    pieces.push(text.slice(end, range.start), mark(text.slice(range.start, range.end), range));
    end = range.end;
  }
  return [...pieces, text.slice(end)];
};

/** What went wrong, in words. */
export const notice = ({ labels }, { title = labels.unreachable, detail = labels.unreachableDetail(address) }) =>
  element('p', { class: 'notice', 'data-severity': 'error' }, element('strong', {}, title), ' ', detail);

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

const duration = (language, seconds) => {
  const [unit, length] = units.find(([, length]) => seconds % length === 0);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / length);
};

/** When to begin and when to end with a retry rule, as far as anybody says so. */
export const retryTimes = ({ language, labels }, { initialDelaySeconds: first, giveUpAfterSeconds: last }) => [
  ...(first === null ? [] : [labels.firstAfter(duration(language, first))]),
  ...(last === null ? [] : [labels.giveUpAfter(duration(language, last))]),
];
