import type { ConversationUpload, Resolvers } from '../../__generated__/resolvers.js';
import type { Context } from '../../kernel/context.js';
import { checkText, InputReader, MAX_URL } from '../../kernel/input-reader.js';
import { outcomeOf } from '../../kernel/outcome.js';
import { partOfViewer } from '../participant/access.js';
import { ADDRESS_LIFETIME, UPLOAD_PATH, uploadAddresses } from './addresses.js';
import { readUpload } from './input.js';
import type { UploadTerms } from './records.js';
import { deleteAttachment } from './rest.js';

/** The resolvers that cannot be derived from the definitions. */
export const attachmentResolvers: Resolvers = {
  Mutation: {
    createConversationUpload: (_, { input }, context) =>
      outcomeOf(async () => {
        const { apps, loaders, policy, shared } = context;
        const { viewer } = policy;
        const reader = new InputReader(apps, input);
        const read = readUpload(reader, input, shared.changes.uploads.maxBytes);
        const { conversationId } = read;
        if (viewer && conversationId === undefined)
          reader.reject(['conversationId'], 'must be given by end users');
        const terms = { appId: reader.finish(), ...read };
        // A conversation without them is missing already.
        if (viewer && conversationId !== undefined)
          await partOfViewer(viewer, loaders, { appId: terms.appId, conversationId });
        return addressOf(terms, context);
      }),

    deleteConversationAttachment: (_, { input }, { apps, sunshine }) =>
      outcomeOf(async () => {
        const { mediaUrl } = input;
        const reader = new InputReader(apps, input);
        checkText(reader, ['mediaUrl'], mediaUrl, MAX_URL, 1);
        await deleteAttachment(sunshine, reader.finish(), mediaUrl);
        return mediaUrl;
      }),
  },

  CreateConversationUploadPayload: {
    upload: ({ result }) => result,
  },

  DeleteConversationAttachmentPayload: {
    deletedMediaUrl: ({ result }) => result,
  },
};

/** Where a file is sent: signed where the server has a key of its own, else where its sender brings one. */
function addressOf(terms: UploadTerms, context: Context): ConversationUpload {
  const { callerKey, host, passesCredentialsOn, shared } = context;
  const { appId, conversationId = '', fileName, mediaType, size } = terms;
  const end = Date.now() + ADDRESS_LIFETIME;
  const query = passesCredentialsOn
    ? { appId, ...(conversationId === '' ? {} : { conversationId }), fileName }
    : { upload: uploadAddresses(shared).sign(terms, callerKey, end) };
  const base = shared.changes.uploads.publicUrl ?? `http://${host ?? 'localhost'}`;
  return {
    url: `${base}${UPLOAD_PATH}?${new URLSearchParams(query).toString()}`,
    method: 'POST',
    headers: [{ name: 'Content-Type', value: mediaType }],
    maxBytes: passesCredentialsOn ? shared.changes.uploads.maxBytes : size,
    expiresAt: new Date(end).toISOString(),
  };
}
