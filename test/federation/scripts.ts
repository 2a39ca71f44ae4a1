import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { atEnd } from '../support/closing.js';

/** A TypeScript file of this project that runs as a process of its own. */
export type Script = ChildProcessByStdio<null, Readable, Readable>;

/** What a process left behind. */
export interface ScriptResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const ROOT = new URL('../../', import.meta.url);

/**
 * Starts a TypeScript file, given by its path from the root of the project. It ends with the test, or with the file, at
 * the latest.
 */
export function startScript(
  file: string,
  { cwd = fileURLToPath(ROOT), env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Script {
  const script = spawn(process.execPath, ['--import', TSX, fileURLToPath(new URL(file, ROOT))], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  atEnd(() => script.kill('SIGKILL'));
  return script;
}

/** Runs a TypeScript file in a directory, to its end. */
export async function runScript(file: string, cwd: string): Promise<ScriptResult> {
  const script = startScript(file, { cwd });
  const [stdout, stderr] = await Promise.all([
    text(script.stdout),
    text(script.stderr),
    once(script, 'exit'),
  ]);
  return { exitCode: script.exitCode, stdout, stderr };
}
