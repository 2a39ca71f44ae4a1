import { LimitError, type LimitErrorCode } from './limit-error.js';
import type { Multiplier } from './operation-request.js';

/** What an operation could need of something that is limited. */
interface Estimate {
  readonly estimated: number;
  readonly limit: number;
  /** The largest multiplier of what costs most. */
  readonly largest: Multiplier | undefined;
}

/** The error for an operation that could need more calls than it may make; it says which argument to lower. */
export function overBudget(estimate: Estimate): LimitError {
  const { estimated, limit } = estimate;
  return budgetError(
    'UPSTREAM_BUDGET_EXCEEDED',
    `the operation could need ${estimated} upstream calls and may make ${limit}`,
    estimate,
  );
}

/** The error for an operation whose answer could have more fields than it may; it says which argument to lower. */
export function overAnswerBudget(estimate: Estimate): LimitError {
  const { estimated, limit } = estimate;
  return budgetError(
    'ANSWER_BUDGET_EXCEEDED',
    `the answer could have ${estimated} fields and may have ${limit}`,
    estimate,
  );
}

function budgetError(
  code: LimitErrorCode,
  problem: string,
  { estimated, limit, largest }: Estimate,
): LimitError {
  const advice = largest ? adviceOn(largest) : 'ask for less at once';
  return new LimitError(code, `${problem}: ${advice}`, {
    estimated,
    limit,
    ...(largest && {
      lower: { field: fieldPath(largest), argument: largest.argument, value: largest.size },
    }),
  });
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
