/** What has to be known about a measurement to repeat it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

import { ROOT } from './child-processes.js';

const PACKAGES = [
  '@apollo/server',
  '@apollo/datasource-rest',
  'graphql-yoga',
  'graphql-ws',
  'ws',
  '@graphql-hive/gateway-runtime',
  '@omnigraph/openapi',
  'mercurius',
  'graphql-jit',
  'undici',
  'dataloader',
  'graphql',
];

/** The machine, the date, and the versions. */
export function describeEnvironment(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 1_024 ** 3);
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { cwd: ROOT });
  return [
    `- Measured on ${new Date().toISOString().slice(0, 10)} at commit ${commit.toString().trim()}, with Node.js ${process.version}`,
    `- Machine: ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${gigabytes} GB`,
    `- Peers: ${PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(', ')}`,
  ].join('\n');
}

function versionOf(name: string): string {
  const manifest = readFileSync(`${ROOT}bench/node_modules/${name}/package.json`, 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
