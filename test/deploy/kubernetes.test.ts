import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { check } from '../../src/tools/check.js';
import { root } from '../helpers/app.js';
import { shutdownGrace, unknownVariables } from './configuration.js';
import { type Manifest, findFaults, folder, readManifest } from './manifests.js';

const filesIn = (path: string): string[] => readdirSync(`${folder}${path}`).filter((name) => name.endsWith('.yaml'));

const base = readManifest('base/kustomization.yaml');
const resources: string[] = base.resources;
const byKind = new Map<string, Manifest>(
  base.resources
    .map((name: string) => readManifest(`base/${name}`))
    .map((manifest: Manifest) => [manifest.kind, manifest]),
);
const deployment = byKind.get('Deployment');
const pod = deployment.spec.template;
const [container] = pod.spec.containers;
const labels = { 'app.kubernetes.io/name': 'statusbook' };

const variablesOf = ({ env = [] }: Manifest): Record<string, string> =>
  Object.fromEntries(env.map(({ name, value }: { name: string; value: unknown }) => [name, value]));

describe('findFaults', () => {
  it('sees what is missing, of the wrong type or unknown', () => {
    const broken = structuredClone(deployment);
    delete broken.spec.selector;
    broken.spec.template.spec.containers[0].ports[0].containerPort = 'http';
    broken.spec.template.spec.containers[0].readOnlyRootFilesystem = true;
    expect(findFaults(broken)).toEqual([
      '/spec required {"missingProperty":"selector"}',
      '/spec/template/spec/containers/0/ports/0/containerPort type {"type":"integer"}',
      '/spec/template/spec/containers/0/readOnlyRootFilesystem is unknown',
    ]);
  });
});

describe('deploy/kubernetes/base', () => {
  it('lists every file in its folder, and each once', () => {
    expect([...resources, 'kustomization.yaml'].toSorted()).toEqual(filesIn('base').toSorted());
  });

  it.each([...byKind])('has a %s that Kubernetes takes, with every member known', (_kind, manifest) => {
    expect(findFaults(manifest)).toEqual([]);
    expect([manifest.metadata.name, manifest.metadata.labels]).toEqual(['statusbook', labels]);
  });

  it('selects its pods by their label everywhere', () => {
    const { topologySpreadConstraints } = pod.spec;
    expect(pod.metadata.labels).toEqual(labels);
    expect([
      deployment.spec.selector.matchLabels,
      byKind.get('Service').spec.selector,
      byKind.get('PodDisruptionBudget').spec.selector.matchLabels,
      byKind.get('NetworkPolicy').spec.podSelector.matchLabels,
      ...topologySpreadConstraints.map(({ labelSelector }: Manifest) => labelSelector.matchLabels),
    ]).toEqual(Array.from({ length: 4 + topologySpreadConstraints.length }, () => labels));
  });

  it('scales the Deployment, which states no number of its own', () => {
    const { apiVersion, kind, metadata } = deployment;
    const { scaleTargetRef } = byKind.get('HorizontalPodAutoscaler').spec;
    expect(scaleTargetRef).toEqual({ apiVersion, kind, name: metadata.name });
    expect(deployment.spec).not.toHaveProperty('replicas');
  });

  it('names the port alike everywhere, and has the image placed by kustomize', () => {
    const port = container.ports[0].name;
    expect([
      byKind.get('Service').spec.ports[0].targetPort,
      byKind.get('NetworkPolicy').spec.ingress[0].ports[0].port,
      container.startupProbe.httpGet.port,
      container.readinessProbe.httpGet.port,
      container.livenessProbe.httpGet.port,
    ]).toEqual(Array.from({ length: 5 }, () => port));
    expect(base.images.map(({ name }: Manifest) => name)).toEqual([container.image]);
  });

  it('sets only variables that the server reads, and the port it declares', () => {
    const variables = variablesOf(container);
    expect(unknownVariables(variables)).toEqual([]);
    expect(variables['PORT']).toBe(String(container.ports[0].containerPort));
  });

  it('gives the server its grace before it is killed', () => {
    const { seconds } = container.lifecycle.preStop.sleep;
    expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThan(seconds + shutdownGrace(variablesOf(container)));
  });

  it('runs as the user of the image, without rights', () => {
    const user = /^USER (\d+):(\d+)$/m.exec(readFileSync(`${root}Dockerfile`, 'utf8'))!;
    const { runAsUser, runAsGroup } = pod.spec.securityContext;
    expect([runAsUser, runAsGroup]).toEqual([Number(user[1]), Number(user[2])]);
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });
});

describe('deploy/kubernetes/overlays/own-codes', () => {
  const path = 'overlays/own-codes';
  const overlay = readManifest(`${path}/kustomization.yaml`);
  const [generated] = overlay.configMapGenerator;
  const sources = new Map<string, string>(generated.files.map((entry: string) => entry.split('=', 2)));
  const patch = readManifest(`${path}/${overlay.patches[0].path}`);
  const [patched] = patch.spec.template.spec.containers;
  const [volume] = patch.spec.template.spec.volumes;

  it('stands on the base, and patches its Deployment', () => {
    expect(overlay.resources.map((name: string) => join(path, name))).toEqual(['base']);
    expect(existsSync(join(folder, 'base/kustomization.yaml'))).toBe(true);
    expect([patch.apiVersion, patch.kind, patch.metadata.name, patched.name]).toEqual([
      deployment.apiVersion,
      deployment.kind,
      deployment.metadata.name,
      container.name,
    ]);
  });

  it('is a patch with every member known, and makes a Deployment that Kubernetes takes', () => {
    const merged = structuredClone(deployment);
    merged.spec.template.spec.volumes = patch.spec.template.spec.volumes;
    merged.spec.template.spec.containers[0].env.push(...patched.env);
    merged.spec.template.spec.containers[0].volumeMounts = patched.volumeMounts;
    expect(findFaults(merged)).toEqual([]);
    expect(unknownVariables(variablesOf(patched))).toEqual([]);
  });

  it('mounts the ConfigMap whole, under one name for ever, where the server looks', () => {
    expect([generated.name, generated.options]).toEqual([volume.configMap.name, { disableNameSuffixHash: true }]);
    expect(patched.volumeMounts).toEqual([
      { name: volume.name, mountPath: variablesOf(patched)['STATUSBOOK_DATA_DIR'], readOnly: true },
    ]);
  });

  it('puts every file of its data where it lies in the folder', () => {
    const data = readdirSync(`${folder}${path}/data`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(`${folder}${path}/`.length));
    expect([...sources.values()].toSorted()).toEqual(data.toSorted());
    expect(volume.configMap.items).toEqual(
      [...sources].map(([key, source]) => ({ key, path: source.replace('data/', '') })),
    );
  });

  it('has keys that a ConfigMap may have', () => {
    expect([...sources.keys()].filter((key) => !/^[-._a-zA-Z0-9]+$/.test(key))).toEqual([]);
  });

  it('adds a protocol that passes every check', async () => {
    const { ok, output } = await check(root, [`${folder}${path}/data`]);
    expect([ok, output]).toEqual([true, expect.stringMatching(/^✔ .*: no problems$/)]);
  });
});
