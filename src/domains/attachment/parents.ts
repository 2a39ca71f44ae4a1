/** The parents of the resolvers of types that are no records. */
import type { ConversationUpload } from '../../__generated__/resolvers.js';
import type { Outcome } from '../../kernel/outcome.js';

export type CreatedUpload = Outcome<ConversationUpload>;
/** The address of the file that was deleted. */
export type DeletedAttachment = Outcome<string>;
