/**
 * What a program does with a log line: which codes are in it, who has to act, may it be tried again.
 * `statusbook.ts` beside this file is generated from the API's own description, see README.md.
 *
 *     npx tsx triage.ts http://localhost:3000 vi 'said: 452 4.2.2 mailbox full'
 */
import { ApiError, type Problem, configure, explainText, getCode } from './statusbook.ts';

const [serverUrl = 'http://localhost:3000', lang = 'en', text = 'rpc error: code = Unavailable'] =
  process.argv.slice(2);
configure({ serverUrl });

const { matches, entries, advice } = await explainText({ query: { lang }, body: { text } });
for (const { id, confidence } of matches) {
  const { name, labels, retry } = entries[id]!;
  const delay = retry.initialDelaySeconds === null ? '' : ` (${retry.initialDelaySeconds} s)`;
  console.log(`${id} ${name} [${confidence}]: ${labels.responsible.join(', ')}; ${labels.retry}${delay}`);
}
console.log(advice?.text ?? '-');

// What is wrong with a request is typed, too: a problem document in the reader's language.
try {
  await getCode({ path: { protocol: 'smtp', code: '457' }, query: { lang } });
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  const { detail, suggestions = [] } = error.body as Problem;
  console.log(`${error.status}: ${detail} ${suggestions.map(({ id }) => id).join(', ')}`);
}
