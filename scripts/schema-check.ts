/** Whether the committed SDL may be released as it is. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { git } from './git.js';
import { COMMITTED_SDL } from './printed-schema.js';
import { mayBreak, schemaChanges, WORST_FIRST, type SchemaChange } from './schema-changes.js';

/** What a check has found, as lines for people. */
export interface Findings {
  readonly notes: readonly string[];
  /** Why it fails; empty when it does not. */
  readonly problems: readonly string[];
}

/** The SDL files of a released version, by name; those that it did not have are left out. */
interface Release {
  readonly tag: string;
  readonly files: ReadonlyMap<string, string>;
}

const SUBGRAPH = 'subgraph.graphql';
const NOTHING_TO_COMPARE = `Nothing to compare with: git knows no tag v* with a ${SUBGRAPH}. A shallow clone has no tags; fetch them.`;

/**
 * Checks the SDL files of a directory: that they are what the schema prints, and what has changed in them since the
 * last release. They must not have drifted, and the version in `package.json` must announce what breaks.
 */
export async function checkSchema(directory: string): Promise<Findings> {
  const drifted = Object.entries(COMMITTED_SDL).filter(([file, print]) => {
    const path = join(directory, file);
    return !existsSync(path) || readFileSync(path, 'utf8') !== print();
  });
  if (drifted.length > 0)
    return {
      notes: [],
      problems: drifted.map(
        ([file]) => `${file} is not what the schema prints: run "npm run schema:update", commit it`,
      ),
    };

  const release = lastRelease(directory);
  return release ? checkChanges(directory, release) : { notes: [NOTHING_TO_COMPARE], problems: [] };
}

async function checkChanges(directory: string, release: Release): Promise<Findings> {
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const changes = await changesSince(release);
  const breaks = changes.some(({ criticality }) => criticality === 'breaking');
  return {
    notes: [
      changes.length === 0 ? `No change since ${release.tag}` : `Since ${release.tag}:`,
      ...WORST_FIRST.flatMap((level) =>
        changes
          .filter(({ criticality }) => criticality === level)
          .map(({ message }) => `${level.padEnd(9)}  ${message}`),
      ),
    ],
    problems:
      breaks && !mayBreak(release.tag, version)
        ? [
            `Version ${version} may not break what ${release.tag} promised: that takes a new major version, or before 1.0 a new minor one`,
          ]
        : [],
  };
}

/** The changes of all files. What shows in both is told once. */
async function changesSince({ files }: Release): Promise<readonly SchemaChange[]> {
  const changes = new Map<string, SchemaChange>();
  for (const [file, print] of Object.entries(COMMITTED_SDL)) {
    const before = files.get(file);
    for (const change of before === undefined ? [] : await schemaChanges(before, print()))
      changes.set(change.message, change);
  }
  return [...changes.values()];
}

/** The highest tagged version that had a subgraph SDL. */
function lastRelease(directory: string): Release | undefined {
  // The suffix makes v1.0.0-rc.1 older than v1.0.0.
  const highestFirst = ['-c', 'versionsort.suffix=-', 'tag', '--list', '--sort=-version:refname'];
  const tags = git(directory, ...highestFirst)?.match(/^v\d+\.\d+\..+$/gm) ?? [];
  for (const tag of tags) {
    const files = new Map(
      Object.keys(COMMITTED_SDL).flatMap((file) => {
        const sdl = git(directory, 'show', `${tag}:./${file}`);
        return sdl === undefined ? [] : [[file, sdl] as const];
      }),
    );
    if (files.has(SUBGRAPH)) return { tag, files };
  }
  return undefined;
}
