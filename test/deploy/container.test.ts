import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { root } from '../helpers/app.js';
import { shutdownGrace, unknownVariables } from './configuration.js';

const read = (name: string): string => readFileSync(`${root}${name}`, 'utf8');
const dockerfile = read('Dockerfile');
const { statusbook } = parse(read('compose.yaml')).services;

const imageVariables = Object.fromEntries(
  [...dockerfile.matchAll(/^ENV (.*)$/gm)]
    .flatMap(([, line]) => line!.split(' '))
    .map((assignment) => assignment.split('=', 2) as [string, string]),
);

describe('Dockerfile', () => {
  it('copies what there is and what .dockerignore lets through', () => {
    const allowed = [...read('.dockerignore').matchAll(/^!(.*)$/gm)].map(([, name]) => name!);
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names]) => names!.split(' '));
    expect([...new Set(copied)].toSorted()).toEqual(allowed.toSorted());
    expect(copied.filter((name) => !existsSync(`${root}${name}`))).toEqual([]);
  });

  it('sets only variables that the server reads', () => {
    expect(unknownVariables(imageVariables)).toEqual([]);
  });

  it('runs Node itself, on the file that the build writes', () => {
    expect(dockerfile).toContain('\nCMD ["node", "dist/main.js"]\n');
    expect(read('src/tools/build.ts')).toContain('dist/main.js');
  });
});

describe('compose.yaml', () => {
  it('sets only variables that the server reads, and waits longer than the grace', () => {
    const variables = { ...imageVariables, ...statusbook.environment };
    expect(unknownVariables(variables)).toEqual([]);
    expect(Number.parseInt(statusbook.stop_grace_period, 10)).toBeGreaterThan(shutdownGrace(variables));
  });
});
