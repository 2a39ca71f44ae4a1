import { randomInt } from 'node:crypto';

/**
 * Chooses once per run what the values of property tests start from, and prints it, whether or not a test fails.
 * `SEED=… npm test` has the values of an earlier run again.
 */
export default class SeedReporter {
  constructor() {
    // Before any worker starts, each of which inherits it.
    process.env.SEED ??= String(randomInt(2 ** 31));
  }

  onRunComplete() {
    process.stderr.write(`Seed:        ${process.env.SEED}\n`);
  }
}
