/**
 * Requests by route, status and language, and how long they took. They are counted in plain numbers and
 * handed to prom-client when somebody reads them: to call it for each request takes a tenth of the time
 * of an answer that stands ready (`npm run bench`, prices).
 */
import { Counter, type Metric, type Registry } from 'prom-client';

/** Of one route in one language. */
export interface RequestCounts {
  /** `seconds`: from the end of the request's header to the end of the answer. */
  record: (status: number, seconds: number) => void;
}

interface Durations {
  /** By bound, not summed up; one more for what is longer than all. */
  buckets: number[];
  seconds: number;
}

/** In seconds. */
const bounds = [0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

const addDuration = (durations: Durations, seconds: number): void => {
  let bucket = 0;
  while (bucket < bounds.length && seconds > bounds[bucket]!) bucket += 1;
  durations.buckets[bucket]! += 1;
  durations.seconds += seconds;
};

const durationsName = 'statusbook_http_request_duration_seconds';

const valuesOf = (route: string, { buckets, seconds }: Durations) => {
  let count = 0;
  const summed = buckets.map((bucket, at) => {
    count += bucket;
    return { metricName: `${durationsName}_bucket`, labels: { route, le: bounds[at] ?? '+Inf' }, value: count };
  });
  return [
    ...summed,
    { metricName: `${durationsName}_sum`, labels: { route }, value: seconds },
    { metricName: `${durationsName}_count`, labels: { route }, value: count },
  ];
};

/** Of a metric, prom-client's registry asks no more than this. */
const createHistogram = (byRoute: ReadonlyMap<string, Durations>): Metric => {
  const described = {
    name: durationsName,
    help: 'Seconds from the end of the request header to the end of the answer',
    type: 'histogram',
    aggregator: 'sum',
  };
  const get = async () => ({
    ...described,
    values: [...byRoute].flatMap(([route, each]) => valuesOf(route, each)),
  });
  return { ...described, get } as unknown as Metric;
};

/** `countsOf(route, language)`: the same object for the same pair. */
export const createRequestCounts = (registry: Registry): ((route: string, language: string) => RequestCounts) => {
  const durations = new Map<string, Durations>();
  const byPair = new Map<string, RequestCounts & { route: string; language: string; statuses: Map<number, number> }>();
  registry.registerMetric(createHistogram(durations));
  void new Counter({
    name: 'statusbook_http_requests_total',
    help: 'Requests that were answered, by the pattern of their path, the status and the language of the answer',
    labelNames: ['route', 'status', 'language'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { route, language, statuses } of byPair.values()) {
        for (const [status, count] of statuses) this.inc({ route, status, language }, count);
      }
    },
  });
  return (route, language) => {
    const known = byPair.get(`${route} ${language}`);
    if (known !== undefined) return known;
    const ofRoute = durations.get(route) ?? { buckets: Array.from({ length: bounds.length + 1 }, () => 0), seconds: 0 };
    durations.set(route, ofRoute);
    const statuses = new Map<number, number>();
    const counts = {
      route,
      language,
      statuses,
      record: (status: number, seconds: number): void => {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        addDuration(ofRoute, seconds);
      },
    };
    byPair.set(`${route} ${language}`, counts);
    return counts;
  };
};
