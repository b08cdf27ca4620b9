/**
 * A dashboard of status codes that is nothing but a client of Statusbook, in another origin: the language, the
 * table with its legend, the search and the box for pasted text. `README.md` lists the requests.
 */
import { ask } from './api.js';
import { showDetails } from './details.js';
import { button, byId, element, highlight, notice, pill, retryTimes, tipped } from './elements.js';
import { explanationOf } from './explanation.js';
import { labelsIn } from './labels.js';

const ids = `smtp:250 smtp:354 smtp:421 smtp:450 smtp:455 smtp:550 smtp:554 smtp-enhanced:4.2.2 smtp-enhanced:5.1.1
  smtp-enhanced:5.7.26 http:200 http:301 http:401 http:403 http:404 http:429 http:499 http:500 http:502 http:503 http:504
  grpc:0 grpc:4 grpc:8 grpc:14 grpc:16 sip:180 sip:200 sip:404 sip:486 sip:503 websocket:1000 websocket:1006
  websocket:1011 dns:2 dns:3 dns-ede:9 tls:40 tls:45 http2:0xb ftp:226 ftp:530`.split(/\s+/);
const fields = 'protocol,code,symbol,name,summary,severity,retry,labels';
const examples = [
  'postfix/smtp[4711]: to=<ann@example.com>, relay=mx.example.com[192.0.2.7]:25, status=deferred (host mx.example.com[192.0.2.7] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command))',
  '203.0.113.9 - - [14/Mar/2026:09:26:53 +0000] "POST /orders HTTP/1.1" 499 0 "-" "shop/2.1"\nrpc error: code = DeadlineExceeded desc = context deadline exceeded',
  'said: 550 4.7.1 <ann@example.com>: Recipient address rejected: Access denied',
];
const typingPause = 150;

/** Whom the page is for now: language of the API, our labels in it, and its vocabulary by name. */
let reader = { language: undefined, labels: labelsIn(navigator.language), vocabulary: {} };
let languages = [];
/** What the explanation is for. */
let pasted = '';

const showLabels = () => {
  for (const place of document.querySelectorAll('[data-label]')) {
    place.textContent = reader.labels[place.dataset.label];
  }
};

const opener = (id, ...children) => button({ class: 'link' }, () => void showDetails(reader, id), ...children);

const quiet = (text) => element('div', { class: 'quiet' }, text);

const showLegend = (codes) => {
  const entries = reader.vocabulary.severity.values.map(({ value, label, explanation }) => {
    const count = codes.filter(({ severity }) => severity === value).length;
    const head = element('p', {}, pill(value, label), element('b', {}, count));
    return element('li', { class: 'card', 'data-severity': value }, head, quiet(explanation));
  });
  byId('legend').replaceChildren(...entries);
};

const columns = () => {
  const { labels, vocabulary } = reader;
  const fromApi = ['severity', 'retryPolicy', 'responsible'].map((name) => vocabulary[name].label);
  return [labels.protocol, labels.code, labels.name, ...fromApi];
};

const rowOf = ({ id, protocol, code, symbol, name, summary, severity, retry, labels }) => {
  const names = columns();
  const cells = [
    [protocol],
    [element('code', {}, code), ...(symbol === null ? [] : [quiet(symbol)])],
    [tipped(opener(id, name), `tip-${id}`, summary)],
    [pill(severity, labels.severity)],
    [labels.retry, ...retryTimes(reader, { ...retry, giveUpAfterSeconds: null }).map(quiet)],
    [labels.responsible.join(', ')],
  ];
  return element(
    'tr',
    {},
    ...cells.map((children, index) => element('td', { 'data-column': names[index] }, ...children)),
  );
};

const showTable = (codes) => {
  byId('columns').replaceChildren(...columns().map((label) => element('th', { scope: 'col' }, label)));
  byId('rows').replaceChildren(...codes.map(rowOf));
};

/** Whether there was an answer to show. */
const showCodes = async (lang) => {
  byId('codes').setAttribute('aria-busy', 'true');
  const [vocabulary, batch] = await Promise.all([
    ask('vocabulary', '/v1/vocabulary', { lang }),
    ask('codes', '/v1/codes', { ids: ids.join(), fields, lang }),
  ]);
  if (vocabulary === undefined || batch === undefined) return false;
  byId('codes').removeAttribute('aria-busy');
  const failed = [vocabulary, batch].find(({ ok }) => !ok);
  byId('problem').replaceChildren(...(failed === undefined ? [] : [notice(reader, failed)]));
  if (failed !== undefined) return false;
  reader.vocabulary = Object.fromEntries(vocabulary.body.items.map((item) => [item.name, item]));
  showLegend(batch.body.items);
  showTable(batch.body.items);
  return true;
};

const hitOf = ({ id, language, name, summary, matched }) => {
  const inName = matched.find((found) => found.field === 'name' && found.language === language);
  const marked = highlight(name, inName?.ranges ?? [], (text) => element('mark', {}, text));
  const open = opener(id, element('code', {}, id), ' ', element('span', {}, ...marked));
  return element('li', {}, open, quiet(summary));
};

const showHits = ({ items, total }) => {
  const { labels } = reader;
  byId('found').replaceChildren(items.length === 0 ? labels.noHits : labels.hits(items.length, total));
  byId('hits').replaceChildren(...items.map(hitOf));
};

const typed = () => byId('search').value.trim();

const search = async () => {
  const q = typed();
  const answer = q === '' ? { ok: true } : await ask('search', '/v1/search', { q, limit: 6, lang: reader.language });
  if (answer === undefined || q !== typed()) return;
  byId('found').replaceChildren(...(answer.ok ? [] : [notice(reader, answer)]));
  byId('hits').replaceChildren();
  if (answer.body !== undefined) showHits(answer.body);
};

const showExplanation = (text, explanation) => {
  const count = explanation.matches.length;
  byId('explained').replaceChildren(count === 0 ? reader.labels.noCodes : reader.labels.codesFound(count));
  byId('explanation').replaceChildren(...(count === 0 ? [] : explanationOf(reader, text, explanation)));
};

const explain = async () => {
  const text = pasted;
  const answer = text === '' ? undefined : await ask('explain', '/v1/explain', { lang: reader.language }, { text });
  if (answer === undefined) return;
  byId('explained').replaceChildren(...(answer.ok ? [] : [notice(reader, answer)]));
  byId('explanation').replaceChildren();
  if (answer.ok) showExplanation(text, answer.body);
};

const useLanguage = async (tag) => {
  const { direction } = languages.find((language) => language.tag === tag);
  reader = { ...reader, language: tag, labels: labelsIn(tag) };
  Object.assign(document.documentElement, { lang: tag, dir: direction });
  const url = new URL(location.href);
  url.searchParams.set('lang', tag);
  history.replaceState(null, '', url);
  showLabels();
  if (!(await showCodes(tag))) return;
  await Promise.all([search(), explain()]);
};

/** In the language that the page's address names or, without one or with one not served, as the browser prefers. */
const askLanguages = async () => {
  const lang = new URLSearchParams(location.search).get('lang');
  const answer = lang === null ? { ok: false } : await ask('languages', '/v1/languages', { lang });
  return answer?.ok === false ? ask('languages', '/v1/languages', {}) : answer;
};

const start = async () => {
  const answer = await askLanguages();
  if (answer === undefined) return;
  if (!answer.ok) return byId('problem').replaceChildren(notice(reader, answer));
  languages = answer.body.items;
  const options = languages.map(({ tag, nativeName }) => element('option', { value: tag, lang: tag }, nativeName));
  byId('language').replaceChildren(...options);
  byId('language').value = answer.body.language;
  await useLanguage(answer.body.language);
};

/** Nothing can be shown before the API has answered once: then what the reader does is a reason to try again. */
const orStart = (act) => (reader.vocabulary.severity === undefined ? start() : act());

let typing;
const submitted = {
  search: () => void orStart(search),
  explain: () => {
    pasted = byId('text').value;
    void orStart(explain);
  },
};

for (const [id, act] of Object.entries(submitted)) {
  byId(`${id}-form`).addEventListener('submit', (event) => {
    event.preventDefault();
    act();
  });
}
byId('language').addEventListener('change', ({ target }) => void useLanguage(target.value));
byId('search').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(submitted.search, typingPause);
});
byId('text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) byId('explain-form').requestSubmit();
});
byId('example').addEventListener('click', () => {
  byId('text').value = examples[(examples.indexOf(byId('text').value) + 1) % examples.length];
  byId('explain-form').requestSubmit();
});
// A tooltip can be dismissed without moving pointer or focus (WCAG 1.4.13).
document.addEventListener('keydown', ({ key }) => document.body.classList.toggle('untipped', key === 'Escape'));
document.addEventListener('pointermove', () => document.body.classList.remove('untipped'));
showLabels();
void start();
