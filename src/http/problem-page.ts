/** What `GET /problems/{reason}` says of one kind of problem. */
import type { Reader } from '../library/reader.js';
import type { ProblemReason } from '../locales/message-keys.js';
import { problemKinds, statusOf } from './problems.js';

export const describeProblemPage = ({ language, basePath }: Reader, reason: ProblemReason) => ({
  language: language.tag,
  reason,
  type: `${basePath}/problems/${reason}`,
  title: language.translate(`problem.${reason}.title`),
  statuses: [...new Set([false, true].map((inQuery) => statusOf({ reason, inQuery })))],
  explanation: language.translate(`problem.${reason}.explanation`),
  members: problemKinds[reason].members.map((name) => ({
    name,
    explanation: language.translate(`problem-member.${name}`),
  })),
});
