import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeEach, describe, expect, test } from '@jest/globals';

import { git } from '../../scripts/git.js';
import { printApi, printSubgraph } from '../../scripts/printed-schema.js';
import { checkSchema } from '../../scripts/schema-check.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { runScript } from './scripts.js';

type Files = Readonly<Record<string, string>>;

/** A release, and the files that it had. */
interface Release {
  readonly tag: string;
  readonly files: Files;
}

const UP_TO_DATE: Files = { 'subgraph.graphql': printSubgraph(), 'api.graphql': printApi() };
const DRIFT =
  'subgraph.graphql is not what the schema prints: run "npm run schema:update", commit it';
const NOTHING_TO_COMPARE =
  'Nothing to compare with: git knows no tag v* with a subgraph.graphql. A shallow clone has no tags; fetch them.';

let directory: string;
beforeEach(() => {
  directory = temporaryFolder();
});

function write(files: Files): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
}

/** Commits and tags everything there is. */
function release(tag: string): void {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  git(directory, 'add', '--all');
  git(directory, ...author, 'commit', '--quiet', '--message', tag);
  expect(git(directory, 'tag', tag)).toBe('');
}

/** A repository with these releases, in this order, and then a version with the files as they should be. */
function repository(version: string, releases: readonly Release[]): void {
  git(directory, 'init', '--quiet');
  for (const { tag, files } of releases) {
    write({ 'package.json': JSON.stringify({ version: tag.slice(1) }), ...files });
    release(tag);
  }
  write({ 'package.json': JSON.stringify({ version }), ...UP_TO_DATE });
}

/** What is printed now, with a field that is gone since. */
function withField(sdl: string, name: string): string {
  return sdl.replace('  isDefault: Boolean!', `  isDefault: Boolean!\n\n  ${name}: Boolean`);
}

describe('committed SDL', () => {
  test('that is not what the schema prints is refused', async () => {
    write({ ...UP_TO_DATE, 'subgraph.graphql': `${printSubgraph()}# more\n` });

    expect(await checkSchema(directory)).toEqual({ notes: [], problems: [DRIFT] });
  });

  test('that is missing is refused', async () => {
    expect(await checkSchema(directory)).toEqual({
      notes: [],
      problems: [DRIFT, DRIFT.replace('subgraph', 'api')],
    });
  });
});

describe('what has changed since the last release', () => {
  const lost = "breaking   Field 'archived' was removed from object type 'Conversation'";

  test('cannot be told without git', async () => {
    write(UP_TO_DATE);

    expect(await checkSchema(directory)).toEqual({ notes: [NOTHING_TO_COMPARE], problems: [] });
  });

  test('cannot be told without a release that had the SDL', async () => {
    repository('0.2.0', [
      { tag: 'v0.1.0', files: {} },
      { tag: 'other', files: UP_TO_DATE },
    ]);

    expect(await checkSchema(directory)).toEqual({ notes: [NOTHING_TO_COMPARE], problems: [] });
  });

  test.each([
    {
      what: 'nothing',
      version: '1.2.3',
      before: UP_TO_DATE,
      notes: ['No change since v1.2.3'],
      refused: false,
    },
    {
      what: 'something breaking, which both files show, in a minor version',
      version: '1.3.0',
      before: {
        'subgraph.graphql': withField(printSubgraph(), 'archived'),
        'api.graphql': withField(printApi(), 'archived'),
      },
      notes: ['Since v1.2.3:', lost],
      refused: true,
    },
    {
      what: 'something breaking, that only direct clients see, in a minor version',
      version: '1.2.4',
      before: {
        ...UP_TO_DATE,
        'api.graphql': printApi().replace('type Query {', 'type Query {\n  nodeOf: Node\n'),
      },
      notes: ['Since v1.2.3:', "breaking   Field 'nodeOf' was removed from object type 'Query'"],
      refused: true,
    },
    {
      what: 'something of every kind in a major version, the worst first',
      version: '2.0.0',
      before: {
        'subgraph.graphql': withField(printSubgraph(), 'archived')
          .replace('  lastUpdatedAt: DateTime\n', '  lastUpdatedAt: DateTime @shareable\n')
          .replace(/ {2}"""\n[^"]*"""\n {2}toBeRetained: Boolean\n/, '')
          .replace(/ {2}"""Telegram\."""\n {2}TELEGRAM\n/, ''),
      },
      notes: [
        'Since v1.2.3:',
        lost,
        'breaking   Other subgraphs lose the shared field Conversation.lastUpdatedAt',
        "dangerous  Enum value 'TELEGRAM' was added to enum 'ClientType'",
        "safe       Field 'toBeRetained' was added to object type 'EndUser'",
        "safe       Field 'EndUser.toBeRetained' has description 'Whether the user is exempt from automatic deletion. Null when Sunshine Conversations does not say.'",
        "safe       Description 'Telegram.' was added to enum value 'ClientType.TELEGRAM'",
      ],
      refused: false,
    },
  ])('is $what; refused: $refused', async ({ version, before, notes, refused }) => {
    repository(version, [{ tag: 'v1.2.3', files: before }]);

    expect(await checkSchema(directory)).toEqual({
      notes,
      problems: refused
        ? [
            `Version ${version} may not break what v1.2.3 promised: that takes a new major version, or before 1.0 a new minor one`,
          ]
        : [],
    });
  });

  test('is told against the highest version that had the SDL, whenever it was tagged', async () => {
    const releases = ['v10.0.0', 'v9.0.0', 'v11.0.0-rc.1'].map((tag) => ({
      tag,
      files: { 'subgraph.graphql': withField(printSubgraph(), `from_${tag.slice(1, 3)}`) },
    }));
    repository('13.0.0', releases);
    rmSync(join(directory, 'subgraph.graphql'));
    release('v12.0.0');
    write(UP_TO_DATE);

    expect(await checkSchema(directory)).toEqual({
      notes: [
        'Since v11.0.0-rc.1:',
        "breaking   Field 'from_11' was removed from object type 'Conversation'",
      ],
      problems: [],
    });
  });
});

test('the command tells what it finds, and exits with 1 when something is refused', async () => {
  const before = { 'subgraph.graphql': withField(printSubgraph(), 'archived') };
  repository('0.1.1', [{ tag: 'v0.1.0', files: before }]);

  expect(await runScript('scripts/check-schema.ts', directory)).toEqual({
    exitCode: 1,
    stdout:
      "Since v0.1.0:\nbreaking   Field 'archived' was removed from object type 'Conversation'\n",
    stderr:
      'Version 0.1.1 may not break what v0.1.0 promised: that takes a new major version, or before 1.0 a new minor one\n',
  });
});

test('the command exits with 0 when nothing is', async () => {
  write(UP_TO_DATE);

  expect(await runScript('scripts/check-schema.ts', directory)).toEqual({
    exitCode: 0,
    stdout: `${NOTHING_TO_COMPARE}\n`,
    stderr: '',
  });
});
