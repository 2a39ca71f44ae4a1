import { cut } from './cut.js';

/** The path to an argument or an input field, such as `['participants', '0', 'user', 'userId']`. */
export type FieldPath = readonly string[];

/** A rule that a value breaks. */
export interface Violation {
  readonly field: FieldPath;
  /** What the value must be: "must be 1 to 100 characters". */
  readonly rule: string;
  /** The user error code of a mutation. Default: `INVALID_INPUT`. */
  readonly code?: 'TOO_MANY_PARTICIPANTS' | 'IDEMPOTENCY_KEY_REUSED';
}

/** How many broken rules are reported at once. */
const MAX_REPORTED = 25;

/** Input of a caller that breaks rules; nothing was sent upstream. The message names every field and its rule. */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** The first ones. Keys that callers chose are cut in their paths. */
  readonly violations: readonly Violation[];

  constructor(violations: readonly Violation[]) {
    const reported = violations
      .slice(0, MAX_REPORTED)
      .map((violation) => ({ ...violation, field: violation.field.map((key) => cut(key)) }));
    super(reported.map(({ field, rule }) => `${field.join('.')}: ${rule}`).join('; '));
    this.violations = reported;
  }
}
