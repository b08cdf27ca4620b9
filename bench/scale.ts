/**
 * What more data cost: the start, memory when nothing was asked yet and when everything was, and the speed of
 * the answers, for the data as they are, several times as many codes, and twelve languages.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { compete, median } from './contest.js';
import { type CopiedData, type Wanted, countCodes, writeCopiedData } from './copied-data.js';
import { type Entrant, type Prepared, checkAnswers, prepare } from './prepare.js';
import { endServer, processorSeconds, residentMemory, startServer } from './processes.js';
import { fixed, formatForeignShare, formatTable, ratio } from './report.js';
import { type Scenario, mix } from './scenarios.js';
import { launchStatusbook } from './servers.js';
import type { Setting } from './setting.js';

/** For which sizes; the first is of the data as they are. */
const sizesFor = (codes: number): Wanted[] => [
  { codes, languages: 2 },
  { codes: 4 * codes, languages: 2 },
  { codes: 16 * codes, languages: 2 },
  { codes, languages: 12 },
  { codes: 1500, languages: 12 },
];

interface Measured {
  data: CopiedData;
  prepared: Prepared;
  startMilliseconds: number[];
  /** Of processor time; NaN where it is unknown. */
  startSeconds: number[];
  idleMemory: number | undefined;
  fullMemory: number | undefined;
}

const settlingMilliseconds = 1000;

const scenarioOf = ({ paths, tags }: CopiedData): Scenario => ({
  name: 'one code',
  status: 200,
  requests: mix(
    tags.flatMap((language) => paths.map((path) => ({ path, language, headers: { 'accept-language': language } }))),
  ),
  isCommon: false,
  isAboutOneCode: true,
});

const measureData = async (data: CopiedData, { folder, starts }: Setting): Promise<Measured> => {
  const { paths, tags } = data;
  const launch = {
    ...(await launchStatusbook()),
    name: `${paths.length} codes × ${tags.length} languages`,
    command: [join(data.folder, 'dist/main.js')],
  };
  const startMilliseconds: number[] = [];
  const startSeconds: number[] = [];
  let entrant: Entrant | undefined;
  while (startMilliseconds.length < starts) {
    if (entrant !== undefined) await endServer(entrant);
    entrant = { ...launch, ...(await startServer(launch)) };
    startMilliseconds.push(entrant.startMilliseconds);
    startSeconds.push(processorSeconds(entrant) ?? Number.NaN);
  }
  await sleep(settlingMilliseconds);
  const idleMemory = residentMemory(entrant!);
  const prepared = await prepare(entrant!, scenarioOf(data), folder);
  checkAnswers(prepared);
  return { data, prepared, startMilliseconds, startSeconds, idleMemory, fullMemory: residentMemory(entrant!) };
};

/** Of a language of `codes` codes, from what the languages beyond the second took. */
const perLanguage = (
  few: Measured,
  many: Measured,
  codes: number,
  memory: 'idleMemory' | 'fullMemory',
): number | undefined => {
  const [before, after] = [few[memory], many[memory]];
  if (before === undefined || after === undefined) return undefined;
  const languages = many.data.tags.length - few.data.tags.length;
  return ((after - before) / languages / few.data.paths.length) * codes;
};

export const measureScale = async (setting: Setting): Promise<void> => {
  const { root, folder, pace, say } = setting;
  const codes = countCodes(root);
  const measured: Measured[] = [];
  for (const [index, wanted] of sizesFor(codes).entries()) {
    measured.push(await measureData(writeCopiedData(root, join(folder, `data-${index}`), wanted), setting));
  }
  const { standings, foreignShare } = await compete(
    measured.map(({ prepared }) => prepared),
    pace,
  );
  const head = [
    '',
    'MiB of JSON',
    'ms to the first answer',
    'of starts',
    'CPU ms',
    'MiB idle',
    'MiB all asked',
    'ratio',
    'CPU µs',
  ];
  const rows = measured.map(
    ({ data, prepared, startMilliseconds: starts, startSeconds, idleMemory, fullMemory }, index) => [
      prepared.entrant.name,
      fixed(data.mebibytes, 1),
      fixed(median(starts), 0),
      `${fixed(Math.min(...starts), 0)}–${fixed(Math.max(...starts), 0)}`,
      (median(startSeconds) * 1000).toFixed(0),
      fixed(idleMemory, 0),
      fixed(fullMemory, 0),
      ratio(standings[index]!.ratio),
      fixed(standings[index]!.processorMicroseconds, 1),
    ],
  );
  const growth = (memory: 'idleMemory' | 'fullMemory'): string =>
    fixed(perLanguage(measured[0]!, measured[3]!, 600, memory), 1);
  say(`## More data

Copies of our protocols under other ids, and of Vietnamese as further languages. Memory is read a second after the first
answer, and again when each code was asked for in each language; CPU ms is the start's processor time; the ratio compares requests per second, each for one code,
with the data as they are. A further language of 600 codes takes ${growth('idleMemory')} MiB more, and ${growth('fullMemory')} MiB
when all of it was asked for.

${formatTable(head, rows)}
${formatForeignShare(foreignShare)}`);
  for (const { prepared } of measured) await endServer(prepared.entrant);
};
