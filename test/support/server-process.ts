import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { atEnd } from './closing.js';

/** A line of a log. */
type LogLine = Readonly<Record<string, unknown>>;

/** How a process ended. */
interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program of this package, running on its own. */
export interface ServerProcess {
  /** What it says once it listens. Rejects when it ends before. */
  readonly ready: Promise<LogLine>;
  readonly ended: Promise<Ending>;
  kill(signal: NodeJS.Signals): void;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs a program that Node.js is given in these arguments, with these settings and no others. It ends with the test, or
 * with the file, at the latest.
 *
 * @param folder Where it runs.
 */
export function startProgram(
  command: readonly string[],
  settings: Readonly<Record<string, string>>,
  folder = ROOT,
): ServerProcess {
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  atEnd(() => {
    child.kill('SIGKILL');
    return ended;
  });
  const ready = readyLine(createInterface(child.stdout), ended);
  // Of a program that is to end, nobody asks when it listens.
  ready.catch(() => undefined);
  return {
    ready,
    ended,
    kill: (signal) => child.kill(signal),
  };
}

async function readyLine(lines: AsyncIterable<string>, ended: Promise<Ending>): Promise<LogLine> {
  for await (const text of lines) {
    const line = JSON.parse(text) as LogLine;
    if (line['msg'] === 'listening') return line;
  }
  throw new Error(`it ended before it listened: ${(await ended).stderr}`);
}
