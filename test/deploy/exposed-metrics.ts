/** The names of the series at /metrics, and that of Prometheus itself which dashboard and alerts use. */
import { addProcessMetrics, createMetrics } from '../../src/metrics/metrics.js';
import { createReloadState } from '../../src/reload/reloads.js';
import { createRestartCounter } from '../../src/workers.js';

const suffixes = ['bucket', 'sum', 'count'];

const readNames = async (): Promise<string[]> => {
  const metrics = createMetrics(createReloadState());
  addProcessMetrics(metrics);
  createRestartCounter(metrics.registry);
  const described = await metrics.registry.getMetricsAsJSON();
  return described.flatMap(({ name, type }) =>
    // A string, whatever the published type says.
    String(type) === 'histogram' ? suffixes.map((suffix) => `${name}_${suffix}`) : name,
  );
};

export const exposedMetrics = new Set(['up', ...(await readNames())]);
