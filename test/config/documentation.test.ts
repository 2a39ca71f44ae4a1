import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

const SETTINGS = namesIn('src/config/settings.ts', /^ {2}([A-Z][A-Z_]+): /gm);

function namesIn(file: string, pattern: RegExp): readonly string[] {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

test.each([
  // The first column of the table only: the others name settings, too.
  ['README.md', namesIn('README.md', /(?<=^\| [^|]*)`([A-Z][A-Z_]+)`(?=[^|]*\| .* \| .* \|$)/gm)],
  // The environment of Node.js itself has no place among the settings to copy.
  ['.env.example', [...namesIn('.env.example', /^#([A-Z][A-Z_]+)=/gm), 'NODE_ENV']],
])('%s has every setting once, and no other', (_, documented) => {
  expect(SETTINGS.length).toBeGreaterThan(30);
  expect([...documented].sort()).toEqual([...SETTINGS].sort());
});
