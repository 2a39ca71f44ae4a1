import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { temporaryFolder } from './temporary-folder.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the programs into a package of their own, so that it is no matter what `dist/` holds. Gives their folder. */
export function buildPackage(): string {
  const folder = temporaryFolder();
  for (const part of ['package.json', 'schema', 'node_modules'])
    symlinkSync(join(ROOT, part), join(folder, part));
  const outdir = join(folder, 'dist');
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', outdir], { cwd: ROOT });
  return outdir;
}
