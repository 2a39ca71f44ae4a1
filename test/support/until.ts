import { setTimeout as pause } from 'node:timers/promises';

/** Far more than anything takes that a test waits for, and less than a test may take. */
const PATIENCE_MS = 40_000;

/**
 * Waits until a condition holds.
 *
 * @param what What is waited for, for the failure when it never comes. Default: the condition as it is written.
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what = String(condition).replace(/^(async )?\(\)\s*=>\s*/, ''),
): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > end)
      throw new Error(`waited for ${PATIENCE_MS / 1_000} s in vain until: ${what}`);
    await pause(1);
  }
}
