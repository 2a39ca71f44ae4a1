import { expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.js';
import { yamlOfFile } from '../support/yaml-files.js';

const LABELS = { app: 'conversations-graphql' };

/** What these tests look at of a manifest. */
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: unknown };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec: Spec;
}
interface Spec {
  readonly replicas: number;
  readonly maxUnavailable: number;
  readonly selector: unknown;
  readonly podSelector: unknown;
  readonly policyTypes: readonly string[];
  readonly ingress: readonly { readonly ports: readonly { readonly port: unknown }[] }[];
  readonly ports: readonly { readonly name: string; readonly targetPort: string }[];
  readonly endpoints: readonly { readonly port: string; readonly path: string }[];
  readonly template: { readonly metadata: { readonly labels: unknown }; readonly spec: Pod };
}
interface Pod {
  readonly terminationGracePeriodSeconds: number;
  readonly securityContext: Readonly<Record<string, unknown>>;
  readonly topologySpreadConstraints: readonly {
    readonly topologyKey: string;
    readonly labelSelector: unknown;
  }[];
  readonly containers: readonly Container[];
}
interface Container {
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly readinessProbe: { readonly httpGet: unknown };
  readonly securityContext: unknown;
}

const MANIFESTS = ['server', 'policies', 'monitoring'].flatMap(
  (file) => yamlOfFile(`examples/kubernetes/${file}.yaml`) as readonly Manifest[],
);

function named(kind: string, name = 'conversations-graphql'): Manifest {
  const found = MANIFESTS.filter(
    (manifest) => manifest.kind === kind && manifest.metadata.name === name,
  );
  const [manifest] = found;
  if (!manifest || found.length > 1) throw new Error(`there are ${found.length} ${kind} ${name}`);
  return manifest;
}

const deployment = named('Deployment').spec;
const pod = deployment.template.spec;
const config = readConfig({ NODE_ENV: 'production', ...named('ConfigMap').data });

function server(): Container {
  const [container] = pod.containers;
  if (!container) throw new Error('the pod has no container');
  return container;
}

test('everything that selects the servers selects what the deployment makes', () => {
  expect(deployment.template.metadata.labels).toEqual(LABELS);
  for (const selector of [
    deployment.selector,
    named('PodDisruptionBudget').spec.selector,
    named('NetworkPolicy').spec.podSelector,
    ...pod.topologySpreadConstraints.map((constraint) => constraint.labelSelector),
  ])
    expect(selector).toEqual({ matchLabels: LABELS });
  expect(named('Service').spec.selector).toEqual(LABELS);
  expect(named('ServiceMonitor').spec.selector).toEqual({
    matchLabels: named('Service').metadata.labels,
  });
});

test('one server stays while others are replaced, and they are spread over machines and zones', () => {
  expect(deployment.replicas).toBeGreaterThan(named('PodDisruptionBudget').spec.maxUnavailable);
  expect(pod.topologySpreadConstraints.map(({ topologyKey }) => topologyKey)).toEqual([
    'kubernetes.io/hostname',
    'topology.kubernetes.io/zone',
  ]);
});

test('the ports that are probed, scraped and let through are where the server listens', () => {
  const port = { name: 'http', containerPort: config.http.port };
  expect(server().ports).toEqual([port]);
  expect(server().readinessProbe.httpGet).toEqual({ path: '/readyz', port: port.name });
  expect(named('Service').spec.ports).toEqual([{ name: 'http', port: 80, targetPort: port.name }]);
  expect(named('ServiceMonitor').spec.endpoints).toMatchObject([
    { port: 'http', path: '/metrics' },
  ]);
  const { policyTypes, ingress } = named('NetworkPolicy').spec;
  expect(policyTypes).toEqual(['Ingress', 'Egress']);
  expect(ingress.flatMap(({ ports }) => ports.map((each) => each.port))).toContain(port.name);
});

test('a server has no rights', () => {
  expect(pod.securityContext).toMatchObject({
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(server().securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

test('a server has the time to stop that it takes', () => {
  const { http, streams, limits } = config;
  const longest = Math.max(http.shutdownDelay, streams.drain) + limits.operationTimeout + 5_000;
  expect(pod.terminationGracePeriodSeconds * 1_000).toBeGreaterThanOrEqual(longest);
});
