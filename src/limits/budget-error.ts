import type { CallEstimate, Multiplier } from './call-estimate.js';
import { LimitError } from './limit-error.js';

/** The error for an operation that could need more calls than it may make; it says which argument to lower. */
export function overBudget({ calls, largest }: CallEstimate, limit: number): LimitError {
  const advice = largest ? adviceOn(largest) : 'ask for less at once';
  return new LimitError(
    'UPSTREAM_BUDGET_EXCEEDED',
    `the operation could need ${calls} upstream calls and may make ${limit}: ${advice}`,
    {
      estimated: calls,
      limit,
      ...(largest && {
        lower: { field: fieldPath(largest), argument: largest.argument, value: largest.size },
      }),
    },
  );
}

function adviceOn(multiplier: Multiplier): string {
  const { argument, size } = multiplier;
  const field = fieldPath(multiplier);
  return argument === 'first' || argument === 'last'
    ? `lower \`${argument}\` of \`${field}\`, which can give ${size} records now`
    : `give \`${field}\` fewer than its current ${size} \`${argument}\``;
}

function fieldPath({ path }: Multiplier): string {
  return path.join('.');
}
