/** What was measured, as Markdown that reads well on a terminal, too: where, how, and a table for each scenario. */
import { type Contest, type Standing, median } from './contest.js';
import { cores } from './cores.js';
import { usualConnections } from './load.js';
import { describeMachine, wrkVersion } from './machine.js';
import type { Scenario } from './scenarios.js';

/** Memory in MiB. */
export interface ServerFigures {
  name: string;
  startMilliseconds: readonly number[];
  memoryBefore: number | undefined;
  memoryAfter?: number | undefined;
}

export interface ScenarioResult {
  scenario: Scenario;
  /** Of the answers of this server, on average. */
  bytes: number;
  contest: Contest;
}

/** The first column to the left, figures to the right. */
export const formatTable = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const align = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!);
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [head.map(align), rule, ...rows.map((row) => row.map(align))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
};

export const fixed = (value: number | undefined, digits: number): string => value?.toFixed(digits) ?? '–';

/** Two digits for what is near 1, two that count for what is far below. */
export const ratio = (value: number | undefined): string => value?.toFixed(value < 0.1 ? 3 : 2) ?? '–';

export const spread = ({ lowestRatio, highestRatio }: Standing): string =>
  `${ratio(lowestRatio)}–${ratio(highestRatio)}`;

/** Up to so much of the machine, rates are hardly touched by other programs. */
const harmlessShare = 0.1;

/** Empty where other programs took little. */
export const formatForeignShare = (share: number | undefined): string =>
  share === undefined || share <= harmlessShare
    ? ''
    : `\n**Other programs took ${(share * 100).toFixed(0)} % of the machine: do not trust the rates; the CPU ratio is steadier.**\n`;

const standingRow = (standing: Standing): string[] => [
  standing.name,
  ratio(standing.ratio),
  spread(standing),
  standing.requestsPerSecond.toFixed(0),
  fixed(standing.p50Milliseconds, 1),
  fixed(standing.p99Milliseconds, 1),
  fixed(standing.processorMicroseconds, 1),
  ratio(standing.processorRatio),
];

const standingHead = ['', 'ratio', 'of rounds', 'requests/s', 'p50 ms', 'p99 ms', 'CPU µs', 'CPU ratio'];

const upperFirst = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

export const formatContest = ({ standings, foreignShare }: Contest): string =>
  `${formatTable(standingHead, standings.map(standingRow))}\n${formatForeignShare(foreignShare)}`;

export const formatScenario = ({ scenario, bytes, contest }: ScenarioResult): string => {
  const size = bytes === 0 ? 'no body' : `${bytes} bytes`;
  const connections = scenario.connections === undefined ? '' : `, ${scenario.connections} connections`;
  return `### ${upperFirst(scenario.name)}\n\n${scenario.requests.length} requests, ${size}${connections}\n\n${formatContest(contest)}`;
};

export const formatServers = (servers: readonly ServerFigures[]): string => {
  const head = ['', 'ms to the first answer', 'of starts', 'MiB before', 'MiB after'];
  const rows = servers.map(({ name, startMilliseconds: starts, memoryBefore, memoryAfter }) => [
    name,
    fixed(median(starts), 0),
    `${fixed(Math.min(...starts), 0)}–${fixed(Math.max(...starts), 0)}`,
    fixed(memoryBefore, 0),
    fixed(memoryAfter, 0),
  ]);
  return `### Start and memory\n\n${formatTable(head, rows)}\n`;
};

export const formatConditions = (): string => {
  const load = wrkVersion ?? 'autocannon (slower than a fast server: install wrk)';
  const pinned = cores === undefined ? 'nothing pinned to a core' : 'server and load on a core each';
  return `${describeMachine()}; ${load}, ${usualConnections} connections, ${pinned}`;
};

/** The report as it is kept. */
export const formatDocument = (command: string, body: string): string =>
  `# Results of \`${command}\`

${new Date().toISOString().slice(0, 10)}, ${formatConditions()}.

The ratio compares requests per second with those of \`node:http\` sending a fixed buffer of the same size (for lists and
batches, one buffer for each answer) in the same round: the median, and the least and the most of the rounds. Times and
memory are of the server's process alone; the CPU ratio compares processor time per request, and is the one to trust
where other programs ran beside. Rates belong to this machine; ratios travel.

${body}`;
