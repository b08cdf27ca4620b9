import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { root } from '../helpers/app.js';
import { shutdownGrace, unknownVariables } from './configuration.js';

const text = readFileSync(`${root}deploy/systemd/statusbook.service`, 'utf8');

/** The values of a setting, in order. */
const settings = (name: string): string[] =>
  [...text.matchAll(/^([A-Za-z]+)=(.*)$/gm)].filter(([, key]) => key === name).map(([, , value]) => value!);

const variables = Object.fromEntries(
  settings('Environment')
    .flatMap((line) => line.split(' '))
    .map((assignment) => assignment.split('=', 2) as [string, string]),
);

describe('deploy/systemd/statusbook.service', () => {
  it('starts and documents what there is', () => {
    const [folder] = settings('WorkingDirectory');
    const [program, main, ...more] = settings('ExecStart')[0]!.split(' ');
    expect([program, more]).toEqual(['/usr/bin/node', []]);
    const files = [main!, settings('Documentation')[0]!.replace('file://', '')];
    expect(files.map((file) => file.replace(`${folder}/`, ''))).toEqual(['dist/main.js', 'docs/operations.md']);
    expect(files.filter((file) => !existsSync(file.replace(`${folder}/`, root)))).toEqual([]);
  });

  it('sets only variables that the server reads, to values that it takes', () => {
    expect(unknownVariables(variables)).toEqual([]);
    expect(() => shutdownGrace(variables)).not.toThrow();
  });

  it('waits longer than the grace before it kills', () => {
    const [, seconds] = /^(\d+)s$/.exec(settings('TimeoutStopSec')[0]!)!;
    expect(Number(seconds)).toBeGreaterThan(shutdownGrace(variables));
  });

  it('has no setting twice by mistake, and none that Node cannot live with', () => {
    const names = [...text.matchAll(/^([A-Za-z]+)=/gm)].map(([, name]) => name!);
    const repeated = names.filter((name, index) => names.indexOf(name) !== index);
    expect(repeated).toEqual(['SystemCallFilter']);
    expect(names).not.toContain('MemoryDenyWriteExecute');
  });
});
