import { readFileSync } from 'node:fs';

import type { Dashboard, Panel as GrafanaPanel } from '@grafana/schema';
import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import dashboard from '../../deploy/grafana/dashboard.json' with { type: 'json' };
import { root } from '../helpers/app.js';
import { exposedMetrics } from './exposed-metrics.js';

/** What JSON can say of Grafana's type: enums and literals are any text there. */
type InJson<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? InJson<Item>[]
    : T extends object
      ? { [Key in keyof T]: InJson<T[Key]> }
      : T;

/** The compiler holds the file to Grafana's own types. */
const typed: InJson<Pick<Dashboard, 'title' | 'schemaVersion' | 'time' | 'refresh' | 'graphTooltip'>> = dashboard;
type Target = { refId: string; expr: string; legendFormat: string };
type Panel = Pick<InJson<GrafanaPanel>, 'id' | 'type' | 'title' | 'gridPos'> & { targets?: Target[] };
const panels: Panel[] = dashboard.panels;

interface Rule {
  alert: string;
  expr: string;
  for?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

const readYaml = (name: string) => parse(readFileSync(`${root}deploy/prometheus/${name}`, 'utf8'));
const rules: Rule[] = readYaml('alerts.yaml').groups.flatMap((group: { rules: Rule[] }) => group.rules);

const variables: Record<string, string> = { $__rate_interval: '5m', $__range: '6h', $instance: '.*' };
const filledIn = (expression: string): string =>
  expression.replaceAll(/\$\w+/g, (name) => variables[name] ?? `unknown variable ${name}`);

const expressions = [
  ...panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ where: title!, expr: filledIn(expr) }))),
  ...rules.map(({ alert, expr }) => ({ where: alert, expr })),
];

/** The names of nodes of this kind in a PromQL expression, and its syntax errors. */
const textsOf = (expression: string, kind: string): string[] => {
  const found: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ name, type, from, to }) => {
      if (type.isError ? kind === 'error' : name === kind) found.push(expression.slice(from, to));
    },
  });
  return found;
};

describe('expressions of dashboard and alerts', () => {
  it('would be seen to be broken', () => {
    expect(textsOf('sum by (status) (rate(up[5m])', 'error')).not.toEqual([]);
    expect(textsOf('rate(one{a="b"}[5m]) / two', 'VectorSelector')).toEqual(['one{a="b"}', 'two']);
  });

  it.each(expressions)('is PromQL over metrics that the server has: $where, $expr', ({ expr }) => {
    expect(textsOf(expr, 'error')).toEqual([]);
    const names = textsOf(expr, 'Identifier').filter((name) => /^(?:statusbook|process|nodejs|up)/.test(name));
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !exposedMetrics.has(name))).toEqual([]);
  });

  it.each(expressions)('asks for our job only: $where, $expr', ({ expr }) => {
    expect(textsOf(expr, 'VectorSelector').filter((selector) => !selector.includes('{job="statusbook"'))).toEqual([]);
  });
});

describe('deploy/grafana/dashboard.json', () => {
  it('has a name, and panels with numbers of their own', () => {
    expect([typed.title, dashboard.uid]).toEqual(['Statusbook', 'statusbook']);
    const ids = panels.map(({ id }) => id);
    expect([...new Set(ids)]).toEqual(ids);
  });

  it('takes its data from the source that the reader chose', () => {
    const sources = JSON.stringify(dashboard).match(/"uid":"[^"]*"/g)!;
    expect([...new Set(sources)].toSorted()).toEqual(['"uid":"${datasource}"', '"uid":"statusbook"']);
    expect(dashboard.templating.list.map(({ name }) => name)).toEqual(['datasource', 'instance']);
  });

  it('lays panels side by side, within 24 columns', () => {
    const cells = panels.flatMap(({ gridPos }) => {
      const { x, y, w, h } = gridPos!;
      return Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`);
    });
    expect(cells.filter((cell) => Number(cell.split(',')[0]) > 23)).toEqual([]);
    expect(cells.length).toBe(new Set(cells).size);
  });
});

describe('deploy/prometheus/alerts.yaml', () => {
  it.each(rules)('says what $alert means and what to do', ({ alert, labels, annotations }) => {
    expect(alert).toMatch(/^Statusbook[A-Z]/);
    expect(['warning', 'critical']).toContain(labels['severity']);
    expect(Object.keys(annotations)).toEqual(['summary', 'description', 'action']);
  });

  it('is tested rule by rule, and explained in the guide', () => {
    const tests = readFileSync(`${root}deploy/prometheus/alerts.test.yaml`, 'utf8');
    const guide = readFileSync(`${root}docs/operations.md`, 'utf8');
    const names = rules.map(({ alert }) => alert);
    expect(names.filter((name) => !tests.includes(name) || !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it.each(['scrape.yaml', 'scrape-kubernetes.yaml'])('goes by the name of the job in %s', (name) => {
    const { rule_files: files, scrape_configs: jobs } = readYaml(name);
    expect([files, jobs.map((job: { job_name: string }) => job.job_name)]).toEqual([['alerts.yaml'], ['statusbook']]);
  });
});
