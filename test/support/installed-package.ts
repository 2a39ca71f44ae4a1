import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { temporaryFolder } from './temporary-folder.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NAME = 'sunshine-conversations-graphql';

interface Manifest {
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
}

/** This package as others get it. */
export interface InstalledPackage {
  /** What `npm pack` makes. */
  readonly tarball: string;
  /** A project in which it is installed. */
  readonly project: string;
  /** Its folder there. */
  readonly folder: string;
}

/**
 * Builds this package, packs it, and installs it in an empty project, without a network: the packages that it names as
 * its dependencies are links to those that are here, and no others are there.
 */
export function installPackage(): InstalledPackage {
  const built = temporaryFolder();
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
  const dist = join(built, 'dist');
  node(['node_modules/typescript/bin/tsc', '--project', 'tsconfig.build.json', '--outDir', dist]);
  node(['--import', 'tsx', 'scripts/build.ts', dist]);
  const others = manifest.files.filter((part) => part !== 'dist');
  for (const part of ['package.json', 'README.md', 'LICENSE', ...others])
    cpSync(join(ROOT, part), join(built, part), { recursive: true });
  const project = temporaryFolder();
  const packed = npm(built, ['pack', '--ignore-scripts', '--pack-destination', project]);
  const tarball = join(project, packed.trim().split('\n').at(-1) ?? '');

  const dependencies: Record<string, string> = { [NAME]: `file:${tarball}` };
  for (const name of Object.keys(manifest.dependencies))
    dependencies[name] = `file:${join(ROOT, 'node_modules', name)}`;
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'project', private: true, type: 'module', dependencies }),
  );
  npm(project, ['install', '--offline', '--ignore-scripts', '--legacy-peer-deps', '--no-audit']);
  return { tarball, project, folder: join(project, 'node_modules', NAME) };
}

function node(given: readonly string[]): void {
  execFileSync(process.execPath, given, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

function npm(cwd: string, given: readonly string[]): string {
  return execFileSync('npm', [...given, '--silent'], { cwd, encoding: 'utf8' });
}
