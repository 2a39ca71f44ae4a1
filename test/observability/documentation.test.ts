import { readFileSync } from 'node:fs';

import { beforeAll, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { Numbers } from '../support/numbers.js';
import { subscribeOver } from '../support/stream.js';

const METRIC = /\b(?:sunshine|sunco|nodejs|process)_[a-z0-9_]+/g;
const CREW = `query Crew { conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`;

interface Metric {
  readonly name: string;
  readonly type: string;
  /** In alphabetical order. */
  readonly labels: readonly string[];
}

const operations = read('operations.md');
const dashboard = read('grafana-dashboard.json');

let graph: Graph;
let metrics: readonly Metric[];

beforeAll(async () => {
  const numbers = new Numbers();
  // Nobody listens there.
  graph = await startGraph({ REDIS_URL: 'redis://127.0.0.1:1' }, undefined, numbers.extend);
  await graph.query('{ eventCursor }');
  await subscribeOver(graph.url, 'text/event-stream', 'subscription { numbers { number } }');
  // What has labels shows once it has happened: a rejected request, an attempt, another, and one that is rejected.
  await fetch(new URL('/nowhere', graph.url));
  graph.sandbox.faults.add({ kind: 'status', status: 503, times: 1 });
  await graph.query(CREW);
  graph.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '3600', times: 1 });
  await graph.query(CREW);
  await graph.query(CREW);
  await fetch(new URL('/webhooks/sunshine', graph.url), { method: 'POST' });
  await fetch(new URL('/attachments?upload=', graph.url), { method: 'POST' });
  metrics = metricsIn((await scrape(graph.url)).text);
});

test('the table of metrics has every metric of our own, with its type and labels', () => {
  const rows = [...operations.matchAll(/^\| `((?:sunshine|sunco)_\w+)` +\| (\w+) +\|([^|]*)\|/gm)];
  const documented = rows.map(([, name = '', type = '', labels = '']) => ({
    name,
    type,
    labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label = '']) => label).sort(),
  }));
  expect(byName(documented)).toEqual(byName(ours()));
});

test('every metric of our own is on the dashboard', () => {
  const shown = new Set(namesIn(dashboard));
  const missing = ours().filter((metric) => !samplesOf(metric).some((name) => shown.has(name)));
  expect(missing).toEqual([]);
});

test.each([
  ['operations.md', operations],
  ['the dashboard', dashboard],
])('every metric in %s is one that a server has', (_, text) => {
  const known = new Set(metrics.flatMap(samplesOf));
  const named = namesIn(text);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

function read(file: string): string {
  return readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
}

function ours(): readonly Metric[] {
  return metrics.filter(({ name }) => /^sun(?:shine|co)_/.test(name));
}

function byName(list: readonly Metric[]): readonly Metric[] {
  return [...list].sort((one, other) => one.name.localeCompare(other.name));
}

/** The metrics in what a server shows. */
function metricsIn(text: string): readonly Metric[] {
  return [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name = '', type = '']) => {
    const [, labels = ''] = new RegExp(`^${name}(?:_count)?{(.*)} `, 'm').exec(text) ?? [];
    const names = [...labels.matchAll(/(\w+)="/g)].map(([, label = '']) => label);
    return { name, type, labels: names.sort() };
  });
}

/** The names under which the samples of a metric can be asked for. */
function samplesOf({ name, type }: Metric): readonly string[] {
  return type === 'histogram' ? [name, `${name}_bucket`, `${name}_count`, `${name}_sum`] : [name];
}

/** The names of metrics in a text; not the prefixes that it speaks of, which end with an underscore. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(METRIC)].map(([name]) => name).filter((name) => !name.endsWith('_'));
}
