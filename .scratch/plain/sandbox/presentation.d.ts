import type { Assumptions } from './assumptions.js';
import type { Conversation } from './records.js';
/** A conversation as answered, with the extra key that captured traffic shows where wanted. */
export declare function withUndocumentedKeys(conversation: Conversation, { undocumentedKeys }: Readonly<Assumptions>): object;
