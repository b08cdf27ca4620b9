/**
 * Kubernetes manifests as read from disk, and Kubernetes' own schemas (of `kubernetes-models`) as their judges. A server
 * drops members that it does not know without a word, and the schemas allow them; so members that a validator never looked
 * at are found by watching what it reads.
 */
import { readFileSync } from 'node:fs';

import { validate as isDeployment } from 'kubernetes-models/_schemas/IoK8sApiAppsV1Deployment';
import { validate as isAutoscaler } from 'kubernetes-models/_schemas/IoK8sApiAutoscalingV2HorizontalPodAutoscaler';
import { validate as isService } from 'kubernetes-models/_schemas/IoK8sApiCoreV1Service';
import { validate as isNetworkPolicy } from 'kubernetes-models/_schemas/IoK8sApiNetworkingV1NetworkPolicy';
import { validate as isDisruptionBudget } from 'kubernetes-models/_schemas/IoK8sApiPolicyV1PodDisruptionBudget';
import { parseAllDocuments } from 'yaml';

import { root } from '../helpers/app.js';

// oxlint-disable-next-line typescript/no-explicit-any -- of any form, which is what the tests are about
export type Manifest = any;

interface Fault {
  instancePath: string;
  keyword: string;
  params: object;
}

/** Ajv's compiled form. */
type Validate = ((data: unknown) => boolean) & { errors?: Fault[] | null };

const validators: Record<string, Validate> = {
  'apps/v1 Deployment': isDeployment,
  'autoscaling/v2 HorizontalPodAutoscaler': isAutoscaler,
  'networking.k8s.io/v1 NetworkPolicy': isNetworkPolicy,
  'policy/v1 PodDisruptionBudget': isDisruptionBudget,
  'v1 Service': isService,
};

export const folder = `${root}deploy/kubernetes/`;

/** The one document of a file below `deploy/kubernetes/`. */
export const readManifest = (path: string): Manifest => {
  const documents = parseAllDocuments(readFileSync(`${folder}${path}`, 'utf8'), { uniqueKeys: true });
  const [document] = documents;
  if (documents.length !== 1 || !document) throw new Error(`${path} has ${documents.length} documents`);
  if (document.errors.length > 0) throw document.errors[0]!;
  return document.toJS();
};

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

const pathsIn = (value: unknown, path = ''): string[] =>
  isTree(value)
    ? Object.entries(value).flatMap(([key, inner]) => [`${path}/${key}`, ...pathsIn(inner, `${path}/${key}`)])
    : [];

/** The same value, which notes the path of every member that is read. */
const watched = (value: unknown, seen: Set<string>, path = ''): unknown =>
  isTree(value)
    ? new Proxy(value, {
        get(target, key, receiver) {
          const inner: unknown = Reflect.get(target, key, receiver);
          if (typeof key !== 'string') return inner;
          seen.add(`${path}/${key}`);
          return watched(inner, seen, `${path}/${key}`);
        },
      })
    : value;

/** What Kubernetes would refuse, and the members that it would overlook; empty where all is well. */
export const findFaults = (manifest: Manifest): string[] => {
  const kind = `${manifest.apiVersion} ${manifest.kind}`;
  const validate = validators[kind];
  if (!validate) return [`unknown kind: ${kind}`];
  const seen = new Set<string>();
  validate(watched(manifest, seen));
  return [
    ...(validate.errors ?? []).map(
      ({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`,
    ),
    ...pathsIn(manifest)
      .filter((path) => !seen.has(path))
      .map((path) => `${path} is unknown`),
  ];
};
