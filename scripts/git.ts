import { spawnSync } from 'node:child_process';

/** What git prints when it runs in a directory; undefined when it fails, or there is no git. */
export function git(directory: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, {
    cwd: directory,
    encoding: 'utf8',
    // In a hook, git tells its children by variables which repository to use, wherever they are.
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')),
    ),
  });
  return status === 0 ? stdout : undefined;
}
