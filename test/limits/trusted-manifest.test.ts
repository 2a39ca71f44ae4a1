/** The script that writes the manifest of trusted documents. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { startGraph } from '../support/graph.js';
import { postJson } from '../support/raw-request.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trusted-manifest-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the script on a folder of files. */
function writeManifest(files: Readonly<Record<string, string>>): {
  readonly target: string;
  readonly status: number | null;
  readonly stderr: string;
} {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, 'queries', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const target = join(folder, 'manifest.json');
  const args = ['--import', 'tsx', 'scripts/trusted-documents.ts', target, join(folder, 'queries')];
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
  ['an operation without a name', { 'a.graphql': '{ __typename }' }, 'must have a name'],
  [
    'two operations of one name',
    { 'a.graphql': 'query A { __typename }', 'b.graphql': 'query A { __typename }' },
    'two operations named A',
  ],
  ['an operation that cannot run', { 'a.graphql': 'query A { nothing }' }, 'Cannot query field'],
])('writes no manifest of %s', (_, files, message) => {
  const { status, stderr } = writeManifest(files);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
});
