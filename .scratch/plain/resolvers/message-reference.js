import { InputReader } from '../input/input-reader.js';
import { downloadMessageRef } from '../sunshine/message-references.js';
import { outcomeOf } from './outcome.js';
export const Mutation = {
    downloadMessageRef: (_, { input }, { apps, sunshine }) => outcomeOf(async () => {
        const reader = new InputReader(apps);
        const id = reader.conversationId(['conversationId'], input.conversationId);
        const userId = reader.userId(['userId'], input.userId);
        const conversation = { appId: reader.finish(), id };
        return downloadMessageRef(sunshine, conversation, { userId, apple: input.apple });
    }),
};
export const DownloadMessageRefPayload = {
    data: ({ result }) => result,
};
//# sourceMappingURL=message-reference.js.map