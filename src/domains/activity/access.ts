import type { ConversationReaderInput } from '../../__generated__/resolvers.js';
import { forbidden } from '../../kernel/forbidden.js';
import type { Loaders } from '../../kernel/loaders.js';
import type { Viewer } from '../../kernel/visibility.js';
import type { Maybe } from '../../upstream/json.js';
import type { ConversationReference } from '../conversation/records.js';
import { partOfViewer } from '../participant/access.js';
import type { UserReference } from '../user/records.js';

/**
 * Makes sure that an end user reports no reading but their own.
 *
 * @throws {GraphQLError} `FORBIDDEN` when they say that the business has read it.
 */
export function checkEndUserReading(as: Maybe<ConversationReaderInput>): void {
  if (as && !as.user) throw forbidden('an end user may report only what they have read themselves');
}

/**
 * The end user who calls as the reader.
 *
 * @throws {GraphQLError} `FORBIDDEN` when another user is named.
 * @throws {SunshineError} as for a missing conversation when they take no part in it.
 */
export async function viewerAsReader(
  viewer: Viewer,
  loaders: Loaders,
  from: ConversationReference,
  named: UserReference | undefined,
): Promise<UserReference> {
  if (named) await viewer.requireSelf({ appId: from.appId, ...named });
  const part = await partOfViewer(viewer, loaders, from);
  // Without a part the conversation is missing already.
  return { userId: part?.userId ?? '' };
}
