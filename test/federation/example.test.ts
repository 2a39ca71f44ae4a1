import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

import { expect, test } from '@jest/globals';

import { startScript } from './scripts.js';
import { post } from './supergraph.js';

const README = readFileSync(
  new URL('../../examples/federation/README.md', import.meta.url),
  'utf8',
);

test('the example starts, answers the query of its README as it says there, and stops', async () => {
  const example = startScript('examples/federation/start.ts', { env: { PORT: '0' } });
  const ended = once(example, 'exit');
  const complaints = text(example.stderr);
  const output = createInterface(example.stdout)[Symbol.asyncIterator]();

  const ready = await output.next();
  const [, url = ''] = /^The gateway listens on (\S+) /.exec(String(ready.value)) ?? [];
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(await post(url, codeBlock('graphql'))).toEqual(JSON.parse(codeBlock('json')));

  example.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  expect(await output.next()).toEqual({ done: true, value: undefined });
  expect(await complaints).toBe('');
});

/** The first block of code in the README that is in that language. */
function codeBlock(language: string): string {
  const [, code = ''] = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(README) ?? [];
  return code;
}
