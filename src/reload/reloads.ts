/**
 * New data without a restart. A reload loads and checks everything anew; what is good and different is
 * handed to `serve`, what is broken changes nothing but the state, which says what is wrong until it is
 * mended. Reloads never overlap: all that are asked for while one runs are one more after it.
 */
import type { FastifyBaseLogger } from 'fastify';

import type { Dataset, LoadedDataset } from '../dataset.js';

type ReloadResult = 'loaded' | 'unchanged' | 'refused';

interface Refusal {
  at: Date;
  /** How many files have problems, or 1 where the data cannot be read at all. */
  total: number;
  /** The first of them, each with file, place and remedy. */
  problems: string[];
}

/** What health and metrics tell. Outlives every version of the data. */
export interface ReloadState {
  counts: Record<ReloadResult, number>;
  /** When the data that are served were loaded. */
  loadedAt: Date;
  /** Null unless the newest data were refused and older ones are served. */
  refused: Refusal | null;
}

export interface Reloads {
  /** Never rejects. The result is that of a reload that began after the call. */
  reload(): Promise<ReloadResult>;
}

interface Options {
  load: () => Promise<LoadedDataset>;
  /** The data that are served now. */
  dataset: Dataset;
  /** Rejects where no application can be made of the data. */
  serve: (dataset: Dataset) => Promise<void>;
  state: ReloadState;
  log: Pick<FastifyBaseLogger, 'info' | 'error'>;
}

/** What the log and a health check carry. */
const mostProblems = 20;
/** In characters. */
const longestProblem = 2000;

export const createReloadState = (): ReloadState => ({
  counts: { loaded: 0, unchanged: 0, refused: 0 },
  loadedAt: new Date(),
  refused: null,
});

const listProblems = (text: string): Refusal => {
  const problems = text.split(/\n\n(?=✖ )/);
  const cut = problems.slice(0, mostProblems).map((problem) => problem.slice(0, longestProblem));
  return { at: new Date(), total: problems.length, problems: cut };
};

/** Why data were refused; `cause` is the error, if it was one. */
interface Failure {
  refusal: Refusal;
  cause?: unknown;
}

/** Without the error's own message, which names folders of this machine. */
const failedTo = (step: 'read' | 'served', cause: unknown): Failure => {
  const { code } = cause as NodeJS.ErrnoException;
  const reason = code === undefined ? '' : ` (${code})`;
  return {
    refusal: listProblems(`✖ data: cannot be ${step}${reason}\n    fix: see the log, which names the cause`),
    cause,
  };
};

export const createReloads = ({ load, dataset, serve, state, log }: Options): Reloads => {
  let served = dataset;
  let running: Promise<ReloadResult> | undefined;
  let next: Promise<ReloadResult> | undefined;

  const loadAndServe = async (): Promise<Failure | undefined> => {
    let step: 'read' | 'served' = 'read';
    try {
      const loaded = await load();
      if (!loaded.ok) return { refusal: listProblems(loaded.problems) };
      if (loaded.dataset.version === served.version) return undefined;
      step = 'served';
      await serve(loaded.dataset);
      served = loaded.dataset;
      return undefined;
    } catch (cause) {
      return failedTo(step, cause);
    }
  };

  const refuse = ({ refusal, cause }: Failure): ReloadResult => {
    state.refused = refusal;
    log.error(
      { ...refusal, version: served.version, ...(cause !== undefined && { err: cause }) },
      'data refused, the previous ones are served',
    );
    return 'refused';
  };

  const accept = (from: string, milliseconds: number): ReloadResult => {
    const wasRefused = state.refused !== null;
    const isNew = served.version !== from;
    state.refused = null;
    if (isNew) state.loadedAt = new Date();
    log.info(
      { from, to: served.version, wasRefused, milliseconds },
      isNew ? 'data reloaded' : 'data reloaded, nothing changed',
    );
    return isNew ? 'loaded' : 'unchanged';
  };

  const run = async (): Promise<ReloadResult> => {
    const [began, from] = [performance.now(), served.version];
    const failure = await loadAndServe();
    const result = failure === undefined ? accept(from, Math.round(performance.now() - began)) : refuse(failure);
    state.counts[result] += 1;
    running = undefined;
    return result;
  };

  const reload = async (): Promise<ReloadResult> => {
    if (running === undefined) return (running = run());
    next ??= running.then(async () => {
      next = undefined;
      return reload();
    });
    return next;
  };

  return { reload };
};
