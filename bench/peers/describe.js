/**
 * A code, a list and a batch as the peers answer them: facts from a file, and every text through
 * `t()` when it is asked for, which is how i18next is used. The answers equal Statusbook's.
 */
import { readFileSync } from 'node:fs';

/** `{ codes: [{ id, protocol, … }] }`: codes without their texts. */
const { codes } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const byId = new Map(codes.map((code) => [code.id, code]));

export const protocols = [...new Set(codes.map(({ protocol }) => protocol))];

export const i18nextOptions = {
  ns: [...protocols, 'common'],
  defaultNS: 'common',
  preload: ['en', 'vi'],
  supportedLngs: ['en', 'vi'],
  nonExplicitSupportedLngs: true,
  fallbackLng: 'en',
  // Codes contain dots.
  keySeparator: '/',
  nsSeparator: false,
  interpolation: { escapeValue: false },
  detection: { order: ['header'], caches: false },
  backend: { loadPath: `${import.meta.dirname}/../../locales/{{lng}}/{{ns}}.json` },
};

const textNames = ['name', 'summary', 'description', 'whenYouSeeIt', 'howToFix', 'userMessage'];

const ranges = codes.filter(({ code }) => code.includes('-'));

/** The key of its texts: a number that is no entry of its own has those of its range. */
const keyOf = (id, ns) => {
  const key = id.slice(ns.length + 1);
  if (byId.has(id)) return key;
  const range = ranges.find(({ protocol, code }) => {
    const [first, last] = code.split('-').map(Number);
    return protocol === ns && first <= Number(key) && Number(key) <= last;
  });
  return range?.code ?? key;
};

const nameOf = (t, id) => {
  const [ns] = id.split(':', 1);
  return t(`codes/${keyOf(id, ns)}/name`, { ns });
};

const textsOf = (t, { id, protocol: ns }) => {
  const key = id.slice(ns.length + 1);
  return Object.fromEntries(textNames.map((name) => [name, t(`codes/${key}/${name}`, { ns })]));
};

const classOf = (t, ns, { id }) => ({ id, name: t(`classes/${id}/name`, { ns }) });

const groupOf = (t, ns, group) =>
  group && {
    id: group.id,
    name: t(`groups/${group.id}/name`, { ns }),
    explanation: t(`groups/${group.id}/explanation`, { ns }),
  };

const contextsOf = (t, ns, contexts) =>
  contexts.map((context) => ({ ...context, name: t(`contexts/${context.id}`, { ns }) }));

const attributesOf = (t, ns, attributes) =>
  attributes.map((attribute) => {
    const { name, value } = attribute;
    const label = t(`attributes/${name}/label`, { ns });
    const text = t(`attributes/${name}/values/${value}`, { ns, defaultValue: value });
    return { ...attribute, label: `${label}: ${text}` };
  });

const labelsOf = (t, code) => {
  const label = (name, value) => (value === null ? null : t(`vocabulary/${name}/values/${value}/label`));
  return {
    severity: label('severity', code.severity),
    outcome: label('outcome', code.outcome),
    retry: label('retryPolicy', code.retry.policy),
    where: label('retryWhere', code.retry.where),
    responsible: code.responsible.map((value) => label('responsible', value)),
    sentBy: label('sentBy', code.sentBy),
    connection: label('connection', code.connection),
    standing: label('standing', code.standing),
  };
};

const describe = (t, language, code) => {
  const ns = code.protocol;
  return {
    ...code,
    language,
    ...textsOf(t, code),
    class: classOf(t, ns, code.class),
    group: groupOf(t, ns, code.group),
    contexts: contextsOf(t, ns, code.contexts),
    attributes: attributesOf(t, ns, code.attributes),
    variants: code.variants.map((variant) => ({
      ...variant,
      language,
      ...textsOf(t, { id: variant.id, protocol: ns }),
      class: classOf(t, ns, variant.class),
      contexts: contextsOf(t, ns, variant.contexts),
    })),
    related: code.related.map((each) => ({ ...each, name: nameOf(t, each.id) })),
    equivalents: code.equivalents.map((each) => ({ ...each, name: nameOf(t, each.id) })),
    labels: labelsOf(t, code),
  };
};

const summarize = (t, language, { id, protocol, code, symbol, phrase, class: group, severity, outcome, standing }) => {
  const [name, summary] = ['name', 'summary'].map((field) =>
    t(`codes/${id.slice(protocol.length + 1)}/${field}`, { ns: protocol }),
  );
  const named = classOf(t, protocol, group);
  return { id, protocol, code, symbol, phrase, language, name, summary, class: named, severity, outcome, standing };
};

/** Undefined where there is no such code. */
export const describeOne = (t, language, protocol, code) => {
  const found = byId.get(`${protocol}:${code}`);
  return found && describe(t, language, found);
};

export const describeSome = (t, language, { ids, protocol }) => {
  if (ids === undefined) {
    const found = codes.filter((code) => code.protocol === protocol);
    const items = found.slice(0, 100).map((code) => summarize(t, language, code));
    return { language, items, total: found.length, limit: 100, offset: 0 };
  }
  const found = ids.split(',').flatMap((id) => byId.get(id) ?? []);
  return { language, items: found.map((code) => describe(t, language, code)), problems: [] };
};
