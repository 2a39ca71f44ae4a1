import type { CallEstimate } from './call-estimate.js';
import { Refusal } from './refusal.js';
/** The refusal of an operation that could need more calls than it may make, with what to lower. */
export declare function overBudget({ calls, largest }: CallEstimate, limit: number): Refusal;
