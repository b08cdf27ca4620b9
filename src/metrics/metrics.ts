/**
 * What a monitoring system reads at `/metrics`, in the text format of Prometheus: requests, the data
 * that are served, caches, and of the process what prom-client gathers. One for the whole process: it
 * outlives each version of the data.
 */
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';

import type { Dataset } from '../dataset.js';
import { allCodes } from '../catalog/catalog.js';
import type { ReloadState } from '../reload/reloads.js';
import { type RequestCounts, createRequestCounts } from './request-counts.js';

export interface CacheFigures {
  cache: string;
  bytes: number;
  entries: number;
  hits: number;
  misses: number;
}

export interface Metrics {
  registry: Registry;
  /** In the text format of Prometheus; undefined where other processes that have a part in them do not answer. */
  read: () => Promise<string | undefined>;
  /** Where requests of a route, answered in a language, are counted. */
  countsOf: (route: string, language: string) => RequestCounts;
  /** `readCaches`: of the answers made from this data. */
  showData(dataset: Dataset, readCaches: () => CacheFigures[]): void;
}

const countBy = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const noCaches = (): CacheFigures[] => [];

/** Counters that go on where a version of the data ends and its caches with it. */
const createCacheMetrics = (registry: Registry) => {
  let read = noCaches;
  const past = new Map<string, { hits: number; misses: number }>();
  const registers = [registry];
  const gauge = (name: 'bytes' | 'entries', help: string): unknown =>
    new Gauge({
      name: `statusbook_cache_${name}`,
      help,
      labelNames: ['cache'],
      registers,
      collect() {
        for (const { cache, [name]: value } of read()) this.set({ cache }, value);
      },
    });
  const counter = (name: 'hits' | 'misses', help: string): unknown =>
    new Counter({
      name: `statusbook_cache_${name}_total`,
      help,
      labelNames: ['cache'],
      registers,
      collect() {
        this.reset();
        for (const { cache, [name]: value } of read()) this.inc({ cache }, value + (past.get(cache)?.[name] ?? 0));
      },
    });
  gauge('bytes', 'Bytes of kept answers, roughly, without their codings');
  gauge('entries', 'Kept answers');
  counter('hits', 'Requests for which an answer was kept');
  counter('misses', 'Requests for which no answer was kept');
  return (next: () => CacheFigures[]): void => {
    for (const { cache, hits, misses } of read()) {
      const before = past.get(cache) ?? { hits: 0, misses: 0 };
      past.set(cache, { hits: before.hits + hits, misses: before.misses + misses });
    }
    read = next;
  };
};

/** 1 or 0, and numbers that only grow, from a state that others keep. */
const addReloadMetrics = (registry: Registry, reloads: Readonly<ReloadState>): void => {
  const registers = [registry];
  void new Counter({
    name: 'statusbook_data_reloads_total',
    help: 'Times that the data were loaded again, by what came of it',
    labelNames: ['result'],
    registers,
    collect() {
      this.reset();
      for (const [result, count] of Object.entries(reloads.counts)) this.inc({ result }, count);
    },
  });
  void new Gauge({
    name: 'statusbook_data_refused',
    help: '1 while newer data were refused and older ones are served',
    aggregator: 'max',
    registers,
    collect() {
      this.set(reloads.refused === null ? 0 : 1);
    },
  });
  void new Gauge({
    name: 'statusbook_data_loaded_timestamp_seconds',
    help: 'When the data that are served were loaded, in seconds since 1970',
    aggregator: 'min',
    registers,
    collect() {
      this.set(reloads.loadedAt.getTime() / 1000);
    },
  });
};

export const createMetrics = (reloads: Readonly<ReloadState>): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  addReloadMetrics(registry, reloads);
  const version = new Gauge({
    name: 'statusbook_data_info',
    help: '1 for the version of the data that is served',
    labelNames: ['version'],
    aggregator: 'max',
    registers,
  });
  const [codes, protocols] = (['codes', 'protocols'] as const).map(
    (name) =>
      new Gauge({
        name: `statusbook_${name}`,
        help: `Number of ${name} served, by where they come from`,
        labelNames: ['source'],
        aggregator: 'max',
        registers,
      }),
  );
  const languages = new Gauge({
    name: 'statusbook_languages',
    help: 'Number of languages served',
    aggregator: 'max',
    registers,
  });
  const readCachesBy = createCacheMetrics(registry);
  return {
    registry,
    read: async () => registry.metrics(),
    countsOf: createRequestCounts(registry),
    showData: (dataset, readCaches) => {
      version.reset();
      version.set({ version: dataset.version }, 1);
      const all = [...dataset.catalog.protocols.values()];
      const sourcesOfCodes = allCodes(dataset.catalog).map(({ source }) => source);
      for (const [gauge, sources] of [
        [codes!, sourcesOfCodes],
        [protocols!, all.map(({ source }) => source)],
      ] as const) {
        gauge.reset();
        for (const [source, count] of countBy(sources)) gauge.set({ source }, count);
      }
      languages.set(dataset.locales.languages.size);
      readCachesBy(readCaches);
    },
  };
};

/** Of the process: processor, memory, event loop, garbage collection. Once, since it starts observers. */
export const addProcessMetrics = ({ registry }: Metrics): void => collectDefaultMetrics({ register: registry });
