import type { EndUserUnread } from '../../__generated__/resolvers.js';
import type { Context } from '../../kernel/context.js';
import { countOf, type FieldOf } from '../../kernel/faults.js';
import { readPageArguments } from '../../kernel/page-request.js';
import { isValid } from '../../kernel/slice.js';
import { conversation, conversationsOfUser } from '../conversation/definition.js';
import { endUser } from '../user/definition.js';
import type { User } from '../user/records.js';
import { findParticipant } from './definition.js';

/**
 * What a user has not read yet, counted over the first conversations of the list.
 *
 * @throws {SunshineError} when the list, or the participants of a conversation, cannot be read.
 */
export async function unreadOf(
  user: User,
  args: { readonly first?: number | null | undefined },
  { faults, loaders }: Pick<Context, 'faults' | 'loaders'>,
  info: FieldOf[1],
): Promise<EndUserUnread> {
  const page = readPageArguments(conversation.type, args);
  const { records, hasNextPage } = await loaders
    .page(conversationsOfUser)
    .load({ from: endUser.referenceOf(user), page });
  const counted = records.filter(isValid);
  const counts = await Promise.all(
    counted.map(async (record) => {
      const from = conversation.referenceOf(record);
      const part = await findParticipant(loaders, from, ({ userId }) => userId === user.id);
      return countOf(part?.unreadCount, { faults }, info);
    }),
  );
  return {
    messages: counts.reduce((sum, count) => sum + count, 0),
    conversations: counts.filter((count) => count > 0).length,
    counted: counts.length,
    isComplete: !hasNextPage,
  };
}
