import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { temporaryFolder } from './temporary-folder.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly files: readonly string[];
};

/**
 * Builds the programs into a package of their own that has the files which this one ships, so that it is no matter what
 * `dist/` holds. Gives their folder.
 */
export function buildPackage(): string {
  const folder = temporaryFolder();
  const shipped = MANIFEST.files.filter((part) => part !== 'dist');
  for (const part of ['package.json', 'node_modules', ...shipped]) {
    mkdirSync(dirname(join(folder, part)), { recursive: true });
    symlinkSync(join(ROOT, part), join(folder, part));
  }
  const outdir = join(folder, 'dist');
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', outdir], { cwd: ROOT });
  return outdir;
}
