import { InputReader } from '../input/input-reader.js';
import { encodeGlobalId } from '../relay/global-id.js';
import { readPageArguments } from '../relay/page-request.js';
import { findUser } from './entities.js';
import { resolveUser } from './entity-references.js';
export const Query = {
    user: (_, args, context, info) => {
        const reader = new InputReader(context.apps, args);
        const reference = reader.userReference(['by'], args.by);
        return findUser({ appId: reader.finish(), reference }, context, info);
    },
};
export const EndUser = {
    __resolveReference: resolveUser,
    id: ({ appId, id }) => encodeGlobalId({ type: 'EndUser', appId, userId: id }),
    userId: ({ id }) => id,
    conversations: ({ appId, reference }, args, { loaders }) => loaders.conversationPage.load({
        user: { appId, reference },
        page: readPageArguments('Conversation', args),
    }),
};
//# sourceMappingURL=user.js.map