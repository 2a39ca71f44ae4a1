import type { EndUserResolvers, QueryResolvers } from '../../__generated__/resolvers.js';
import { InputReader } from '../../kernel/input-reader.js';
import { encodeGlobalId } from '../../kernel/global-id.js';
import { readPageArguments } from '../../kernel/page-request.js';
import { findUser } from '../entities.js';
import { resolveUser } from '../entity-references.js';

export const Query: Pick<QueryResolvers, 'user'> = {
  user: (_, args, context, info) => {
    const reader = new InputReader(context.apps, args);
    const reference = reader.userReference(['by'], args.by);
    return findUser({ appId: reader.finish(), reference }, context, info);
  },
};

export const EndUser: EndUserResolvers = {
  __resolveReference: resolveUser,
  id: ({ appId, id }) => encodeGlobalId({ type: 'EndUser', appId, userId: id }),
  userId: ({ id }) => id,
  conversations: ({ appId, reference }, args, { loaders }) =>
    loaders.conversationPage.load({
      user: { appId, reference },
      page: readPageArguments('Conversation', args),
    }),
};
