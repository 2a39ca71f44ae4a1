import { spawnSync } from 'node:child_process';

import { expect, test } from '@jest/globals';

import { startGraph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { pathOfFile, textOfFile, yamlOfFile } from '../support/yaml-files.js';

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
interface RuleFile {
  readonly groups: readonly { readonly rules: readonly Alert[] }[];
}
interface RuleTests {
  readonly tests: readonly {
    readonly alert_rule_test: readonly {
      readonly alertname: string;
      readonly exp_alerts?: readonly unknown[];
    }[];
  }[];
}

const [rules] = yamlOfFile('examples/prometheus/alerts.yml') as readonly [RuleFile];
const [ruleTests] = yamlOfFile('examples/prometheus/alerts.test.yml') as readonly [RuleTests];
const ALERTS = rules.groups.flatMap((group) => group.rules);
const { repository } = JSON.parse(textOfFile('package.json')) as { repository: { url: string } };

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
if (!hasPromtool) console.warn('promtool is not installed: the alert rules are not run');
const withPromtool = hasPromtool ? test : test.skip;

withPromtool.each([
  ['check', 'alerts.yml'],
  ['test', 'alerts.test.yml'],
])('promtool %s rules finds nothing wrong in %s', (command, file) => {
  const { status, stdout, stderr } = spawnSync('promtool', [command, 'rules', file], {
    cwd: pathOfFile('examples/prometheus'),
    encoding: 'utf8',
  });
  expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('SUCCESS')]);
});

test('each alert is shown where it fires and where it does not', () => {
  const cases = ruleTests.tests.flatMap((each) => each.alert_rule_test);
  const firing = cases.filter(({ exp_alerts: expected = [] }) => expected.length > 0);
  const names = ALERTS.map(({ alert }) => alert);
  expect(names.length).toBeGreaterThan(5);
  expect(new Set(firing.map(({ alertname }) => alertname))).toEqual(new Set(names));
  const quiet = cases.filter((each) => !firing.includes(each));
  expect(new Set(quiet.map(({ alertname }) => alertname))).toEqual(new Set(names));
});

test('each alert has a severity, a summary, and a link to what to do', () => {
  const address = repository.url.replace(/^git\+|\.git$/g, '');
  const page = `${address}/docs/operations.md#`;
  const headings = [...textOfFile('docs/operations.md').matchAll(/^#+ (.+)$/gm)].map(
    ([, heading = '']) => heading.toLowerCase(),
  );
  for (const { alert, labels, annotations } of ALERTS) {
    expect([alert, labels]).toEqual([
      alert,
      { severity: expect.stringMatching(/^(?:critical|warning)$/) },
    ]);
    expect([alert, annotations]).toEqual([
      alert,
      { summary: expect.stringMatching(/.\.$/), runbook_url: page + alert.toLowerCase() },
    ]);
    expect(headings).toContain(alert.toLowerCase());
  }
});

test('alerts use metrics that a server has', async () => {
  const { url } = await startGraph({ REDIS_URL: 'redis://127.0.0.1:1' });
  const { text } = await scrape(url);
  const known = new Set(
    [...text.matchAll(/^# TYPE (\w+) /gm)].flatMap(([, name = '']) => [
      name,
      `${name}_bucket`,
      `${name}_count`,
    ]),
  );
  const used = ALERTS.flatMap(({ expr }) => expr.match(/\b(?:sunshine|sunco|nodejs)_\w+/g) ?? []);
  expect(used.length).toBeGreaterThan(8);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
});
