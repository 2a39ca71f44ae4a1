import type { Assumptions } from '../assumptions.js';
import type { Conversation } from '../records.js';

/** A conversation as answered, with the extra key that captured traffic shows where wanted. */
export function withUndocumentedKeys(
  conversation: Conversation,
  { undocumentedKeys }: Readonly<Assumptions>,
): object {
  return undocumentedKeys ? { ...conversation, brandId: '360001234567' } : conversation;
}
