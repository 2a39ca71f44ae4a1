import type { Config } from '../../src/config/config-types.js';
import { COMPILING_LIMITS } from '../../src/execution/compiled-operations.js';

/**
 * When this run of the tests has operations compiled: when the server would, or all of them before they run once
 * (`projects` in `jest.config.js`).
 */
export function compiling(): Partial<Pick<Config, 'compiling'>> {
  const atOnce = Reflect.get(globalThis, 'COMPILING') === 'at once';
  return atOnce ? { compiling: { ...COMPILING_LIMITS, successesBefore: 0 } } : {};
}
