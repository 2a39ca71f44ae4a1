import type { ChildProcess } from 'node:child_process';
import { request, type RequestOptions } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 30_000;
const PAUSE_MS = 2;

/**
 * Waits until a server answers a request with 200, asking every other millisecond.
 *
 * @throws {Error} when it exits or takes too long.
 */
export async function untilAnswered(
  child: ChildProcess,
  url: string,
  options: RequestOptions = {},
  body?: string,
): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while ((await statusOf(url, options, body)) !== 200) {
    if (child.exitCode !== null) throw new Error(`what should answer at ${url} has ended`);
    if (performance.now() > end) throw new Error(`nothing answers at ${url}`);
    await sleep(PAUSE_MS);
  }
}

function statusOf(
  url: string,
  options: RequestOptions,
  body?: string,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    request(url, { ...options, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', () => resolve(undefined))
      .end(body);
  });
}
