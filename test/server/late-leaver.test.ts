import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

const PROGRAM = fileURLToPath(new URL('../support/late-leaver.ts', import.meta.url));

test('a caller who leaves as a broken answer ends does not end the process', () => {
  const said = execFileSync(process.execPath, ['--import', 'tsx', PROGRAM], { encoding: 'utf8' });

  expect(said).toBe('TransportError: unreachable\n');
});
