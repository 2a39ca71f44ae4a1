import { parseArgs } from 'node:util';

import type { Seconds } from './cell.js';

/** How much is measured. */
export interface Options {
  /** Names of servers and of workloads; of each kind all, when none is named. */
  readonly only: readonly string[];
  readonly rounds: number;
  /** How often each server is started to see how long that takes. */
  readonly starts: number;
  /** In each round. */
  readonly seconds: Seconds;
  /** Before the first round, so that no server is measured cold. */
  readonly firstWarmUp: number;
  /** Whether nothing is left out but the servers and workloads that are not named. */
  readonly isThorough: boolean;
}

/** Reads the command line: `--quick`, and `--only` with a comma list. */
export function readOptions(): Options {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
  const only = values.only?.split(',') ?? [];
  return values.quick ? { ...QUICK, only } : { ...THOROUGH, only };
}

const THOROUGH = {
  rounds: 3,
  starts: 5,
  seconds: { warmUp: 0.2, measured: 0.8 },
  firstWarmUp: 2.2,
  isThorough: true,
};

const QUICK = {
  rounds: 1,
  starts: 1,
  seconds: { warmUp: 0, measured: 0.2 },
  firstWarmUp: 0,
  isThorough: false,
};

/** Those of `items` that are named; all, when none is. */
export function named<T extends { readonly name: string }>(
  items: readonly T[],
  { only }: Options,
): readonly T[] {
  const chosen = items.filter(({ name }) => only.includes(name));
  return chosen.length === 0 ? items : chosen;
}
