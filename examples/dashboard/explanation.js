/** What `POST /v1/explain` says about a pasted text: the advice, the text with its codes marked, and each code. */
import { showDetails } from './details.js';
import { button, element, highlight, pill, retryTimes } from './elements.js';

const labelOf = ({ vocabulary }, name, value) => vocabulary[name].values.find((entry) => entry.value === value).label;

const adviceOf = (reader, { severity, text, retry, responsible }) =>
  element(
    'section',
    { class: 'notice', 'data-severity': severity },
    element('h3', {}, reader.labels.advice),
    element('p', {}, text),
    element(
      'p',
      { class: 'quiet' },
      `${reader.vocabulary.responsible.label}: ${responsible.map((who) => labelOf(reader, 'responsible', who)).join(', ')}`,
      element('br'),
      [labelOf(reader, 'retryPolicy', retry.policy), ...retryTimes(reader, retry)].join(' · '),
    ),
  );

/** Only what stands in the pasted text itself can be marked there: a part of a message is decoded first. */
const markedText = (reader, text, { matches, entries }) => {
  const ranges = matches
    .flatMap(({ id, source, attached }) => [{ id, source }, ...attached])
    .filter(({ source }) => source.part === null)
    .map(({ id, source: { span } }) => ({ id, start: span[0], end: span[1] }))
    .sort((a, b) => a.start - b.start);
  const mark = (spelled, { id }) =>
    button(
      { class: 'mark', 'data-severity': entries[id].severity, 'aria-label': `${spelled}: ${entries[id].name}` },
      () => void showDetails(reader, id),
      spelled,
    );
  return element('pre', { class: 'pasted' }, ...highlight(text, ranges, mark));
};

const named = (reader, label, ids, entries) =>
  ids.length === 0
    ? []
    : [
        element(
          'p',
          { class: 'quiet' },
          `${label}: `,
          ...ids.flatMap((id, index) => [
            index === 0 ? '' : ', ',
            button({ class: 'link' }, () => void showDetails(reader, id), `${id} ${entries[id].name}`),
          ]),
        ),
      ];

const matchOf = (reader, match, { entries, advice }) => {
  const { labels } = reader;
  const { id, source, confidence, evidence, count, attached, alternatives } = match;
  const { severity, labels: words, name, summary, howToFix } = entries[id];
  const where = source.part === null ? labels.line(source.line) : labels.part(source.part, source.line);
  const remarks = [labelOf(reader, 'confidence', confidence), labelOf(reader, 'evidence', evidence), where];
  if (count > 1) remarks.push(labels.times(count));
  return element(
    'li',
    { 'data-severity': severity },
    element('p', {}, pill(severity, words.severity), ' ', element('code', {}, id)),
    element(
      'h3',
      {},
      button({ class: 'link' }, () => void showDetails(reader, id), name),
    ),
    element('p', {}, summary),
    // The advice is that of the worst code: it need not be read twice.
    ...(howToFix === advice?.text ? [] : [element('p', {}, element('b', {}, `${labels.howToFix}: `), howToFix)]),
    ...named(
      reader,
      labels.attached,
      attached.map((other) => other.id),
      entries,
    ),
    ...named(
      reader,
      labels.alternatives,
      alternatives.map((other) => other.id),
      entries,
    ),
    element('p', { class: 'quiet' }, remarks.join(' · ')),
  );
};

const warning = (sentence) => element('p', { class: 'notice', 'data-severity': 'warning' }, sentence);

export const explanationOf = (reader, text, explanation) => {
  const { matches, conflicts, advice, truncated } = explanation;
  return [
    ...(advice === null ? [] : [adviceOf(reader, advice)]),
    ...conflicts.map(({ sentence }) => warning(sentence)),
    ...(truncated ? [warning(reader.labels.truncated)] : []),
    markedText(reader, text, explanation),
    element('ul', { class: 'matches' }, ...matches.map((match) => matchOf(reader, match, explanation))),
  ];
};
