import type { Config } from '../../src/config/config.js';

/**
 * When this run of the tests has operations compiled: when the server would, or all of them before they run once
 * (`projects` in `jest.config.js`).
 */
export function compiling(): Pick<Config, 'compiling'> {
  const atOnce = Reflect.get(globalThis, 'COMPILING') === 'at once';
  return atOnce ? { compiling: { executionsBefore: 0, kept: 200 } } : {};
}
