/** The panel that tells all about one code: fetched when it is opened, a modal dialog that gives the focus back. */
import { ask } from './api.js';
import { byId, element, notice, pill, retryTimes } from './elements.js';

const texts = ['description', 'whenYouSeeIt', 'howToFix', 'userMessage'];

const factsOf = (reader, { labels, retry }) => [
  ['responsible', labels.responsible.join(', ')],
  ['retryPolicy', [labels.retry, ...retryTimes(reader, retry)].join(' · ')],
  ['retryWhere', labels.where],
  ['outcome', labels.outcome],
  ['sentBy', labels.sentBy],
  ['connection', labels.connection],
  ['standing', labels.standing],
];

const sourceOf = ({ document: name, section, url }) => {
  const text = section === null ? name : `${name} §${section}`;
  const isSafe = /^https?:\/\//.test(url ?? '');
  return element('li', {}, isSafe ? element('a', { href: url, rel: 'noreferrer', target: '_blank' }, text) : text);
};

const contentOf = (reader, code) => [
  element('p', {}, pill(code.severity, code.labels.severity), ' ', element('code', {}, code.id)),
  element('h2', { id: 'details-title' }, code.name),
  element('p', { class: 'quiet', lang: 'en' }, [code.symbol, code.phrase].filter(Boolean).join(' · ')),
  element('p', {}, code.summary),
  ...texts.flatMap((name) => [element('h3', {}, reader.labels[name]), element('p', {}, code[name])]),
  element(
    'dl',
    {},
    ...factsOf(reader, code)
      .filter(([, value]) => value)
      .map(([name, value]) =>
        element('div', {}, element('dt', {}, reader.vocabulary[name].label), element('dd', {}, value)),
      ),
  ),
  element('h3', {}, reader.labels.references),
  element('ul', {}, ...code.references.map(sourceOf)),
];

export const showDetails = async (reader, id) => {
  const content = byId('details-content');
  content.replaceChildren(element('h2', { id: 'details-title' }, reader.labels.loading));
  byId('details').showModal();
  const [protocol, code] = id.split(':');
  const path = `/v1/codes/${encodeURIComponent(protocol)}/${encodeURIComponent(code)}`;
  const answer = await ask('details', path, { lang: reader.language });
  if (answer === undefined) return;
  content.replaceChildren(...(answer.ok ? contentOf(reader, answer.body) : [notice(reader, answer)]));
  byId('details').scrollTop = 0;
};
