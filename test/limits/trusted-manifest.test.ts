/** The script that writes the manifest of trusted documents. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, test } from '@jest/globals';

import { manifestOf } from '../../scripts/manifest.js';
import { startGraph } from '../support/graph.js';
import { postJson } from '../support/raw-request.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** A folder of these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** Runs the script on a folder of files. */
function writeManifest(files: Readonly<Record<string, string>>): {
  readonly target: string;
  readonly status: number | null;
  readonly stderr: string;
} {
  const target = join(temporaryFolder(), 'manifest.json');
  const args = ['--import', 'tsx', 'scripts/trusted-documents.ts', target, folderOf(files)];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { target, status, stderr };
}

test('writes a manifest that the server runs operations of, with fragments from other files', async () => {
  const { target } = writeManifest({
    'ada.graphql': 'query Ada { user(by: { userExternalId: "crm/ada@example.com" }) { ...Name } }',
    'deeper/name.gql': 'fragment Name on EndUser { profile { givenName } }',
    'notes.txt': 'not for the manifest',
  });
  const manifest = JSON.parse(readFileSync(target, 'utf8')) as Readonly<Record<string, string>>;
  const graph = await startGraph({ TRUSTED_DOCUMENTS: target });
  const [documentId] = Object.keys(manifest);
  const answer = await postJson(graph.url, { documentId });
  expect(Object.keys(manifest)).toHaveLength(1);
  expect(documentId).toMatch(/^[0-9a-f]{64}$/);
  expect(answer.body).toEqual({ data: { user: { profile: { givenName: 'Ada' } } } });
});

test.each([
  [
    'two operations of one name',
    { 'a.graphql': 'query A { __typename }', 'b.graphql': 'query A { __typename }' },
    'two operations named A',
  ],
  ['an operation that cannot run', { 'a.graphql': 'query A { nothing }' }, 'Cannot query field'],
])('there is no manifest of %s', (_, files, message) => {
  const folder = folderOf(files);
  expect(() => manifestOf([folder])).toThrow(message);
});

test('writes no manifest of an operation without a name', () => {
  const { target, status, stderr } = writeManifest({ 'a.graphql': '{ __typename }' });
  expect(status).toBe(1);
  expect(stderr).toContain('must have a name');
  expect(existsSync(target)).toBe(false);
});
