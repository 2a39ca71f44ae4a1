/**
 * Makes `docs/reference` anew from the SDL and from the examples, which are sent to the sandbox. With `--check` it
 * changes nothing, and fails when the pages there are not those that it would make.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { answeredExamples } from './answers.js';
import { writePages } from './pages.js';

const REFERENCE = 'docs/reference';

const folder = await mkdtemp(join(tmpdir(), 'reference-'));
try {
  await writePages(folder, await answeredExamples());
  if (process.argv.includes('--check'))
    execFileSync('git', ['diff', '--no-index', '--exit-code', '--stat', REFERENCE, folder], {
      stdio: 'inherit',
    });
  else {
    await rm(REFERENCE, { recursive: true, force: true });
    await cp(folder, REFERENCE, { recursive: true });
  }
} finally {
  await rm(folder, { recursive: true });
}
