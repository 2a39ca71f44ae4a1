import type { ConversationReaderInput, Resolvers } from '../../__generated__/resolvers.js';
import { stringifyJson } from '../../upstream/exact-json.js';
import type { Maybe } from '../../upstream/json.js';
import { InputReader } from '../../kernel/input-reader.js';
import { outcomeOf } from '../../kernel/outcome.js';
import { conversation } from '../conversation/definition.js';
import { readConversationId } from '../conversation/input.js';
import { readBusinessAuthor } from '../message/input.js';
import { findParticipant, isPartOf } from '../participant/definition.js';
import { readUserReference } from '../user/input.js';
import type { UserReference } from '../user/records.js';
import { checkEndUserReading, viewerAsReader } from './access.js';
import { postActivity } from './rest.js';
import { TypingStarts } from './typing-starts.js';

export const activityResolvers: Resolvers = {
  Mutation: {
    markConversationRead: (_, { input }, { apps, loaders, policy, sunshine }) =>
      outcomeOf(async () => {
        const { viewer } = policy;
        if (viewer) checkEndUserReading(input.as);
        const reader = new InputReader(apps);
        const conversationId = readConversationId(reader, input);
        const named = readReader(reader, input.as, viewer !== undefined);
        const reference = { appId: reader.finish(), conversationId };
        const user = viewer ? await viewerAsReader(viewer, loaders, reference, named) : named;
        const author = user ? { type: 'user', ...user } : { type: 'business' };
        loaders.clear(conversation, reference);
        await postActivity(sunshine, reference, 'conversation:read', author);
        viewer?.found(reference);
        return { ...reference, reader: user };
      }),

    setConversationTyping: (_, { input }, { apps, shared, sunshine }) =>
      outcomeOf(async () => {
        const reader = new InputReader(apps);
        const conversationId = readConversationId(reader, input);
        const author = readBusinessAuthor(reader, ['author'], input.author ?? {});
        const reference = { appId: reader.finish(), conversationId };
        const starts = shared.of(typingStarts);
        const name = stringifyJson({ ...reference, author, by: sunshine.credentialsKey });
        if (input.isTyping)
          await starts.start(name, () => postActivity(sunshine, reference, 'typing:start', author));
        else {
          starts.stop(name);
          await postActivity(sunshine, reference, 'typing:stop', author);
        }
        return reference;
      }),
  },

  MarkConversationReadPayload: {
    participant: ({ result }, _, { loaders }) => {
      if (!result?.reader) return null;
      const { reader, appId, conversationId } = result;
      return findParticipant(loaders, { appId, conversationId }, isPartOf(reader));
    },
  },
};

function typingStarts(): TypingStarts {
  return new TypingStarts();
}

/** The user who has read it; undefined for the business, and where the end user who calls is meant. */
function readReader(
  reader: InputReader,
  as: Maybe<ConversationReaderInput>,
  isEndUser: boolean,
): UserReference | undefined {
  if (as?.user) return readUserReference(reader, ['as', 'user'], as.user);
  if (as?.business === false) reader.reject(['as', 'business'], 'must be true, or left out');
  if (!as && !isEndUser)
    reader.reject(['as'], 'must be given: only an end user is the reader by default');
  return undefined;
}
