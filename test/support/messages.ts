/** Messages of the sandbox's sample data as the graph gives them, with the selection that asks for all of their fields. */
import type { Message } from '../../src/sandbox/records.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { basic } from '../sandbox/rest-caller.js';

const ACTION = `__typename rawType text metadata
  ... on ConversationBuyAction { amount currency }
  ... on ConversationLinkAction { uri isDefault extraChannelOptions }
  ... on ConversationPostbackAction { payload }
  ... on ConversationReplyAction { payload iconUrl }
  ... on ConversationWebviewAction {
    uri fallback size isDefault opensOnReceive extraChannelOptions
  }
  ... on ConversationUnknownAction { raw }`;

const ITEM = `title description mediaUrl mediaType altText size metadata actions { ${ACTION} }`;

const FIELD = `type name label placeholder minSize maxSize format text email
  options { name label } selected { name label }`;

const MEDIA = 'htmlText mediaUrl mediaType mediaSize altText attachmentId';

/** Every field of a message's content. */
export const CONTENT = `__typename rawType text blockChatInput
  ... on ConversationTextContent { htmlText payload actions { ${ACTION} } }
  ... on ConversationCarouselContent { imageAspectRatio items { ${ITEM} } }
  ... on ConversationListContent { items { ${ITEM} } actions { ${ACTION} } }
  ... on ConversationFileContent { ${MEDIA} }
  ... on ConversationImageContent { ${MEDIA} actions { ${ACTION} } }
  ... on ConversationFormContent { isSubmitted fields { ${FIELD} } }
  ... on ConversationFormResponseContent { fields { ${FIELD} } }
  ... on ConversationLocationContent { latitude longitude name address }
  ... on ConversationTemplateContent { template }
  ... on ConversationUnknownContent { raw }`;

const AUTHOR = 'type subtype displayName avatarUrl userId';
const SOURCE = 'type integrationId originalMessageId originalMessageTimestamp';

/** Every field of a message but `conversation` and `author.user`. */
export const MESSAGE = `messageId received
  author { ${AUTHOR} } content { ${CONTENT} } source { ${SOURCE} }
  quoted { externalMessageId message { messageId received author { ${AUTHOR} } content { ${CONTENT} } } }
  activity { type rawType data } metadata references { uri title description } isDeleted idempotencyKey`;

/** The messages of a conversation as upstream lists them, 100 at most; the request log starts anew. */
export async function listedMessages(
  sandbox: Sandbox,
  conversationId: string,
): Promise<readonly Message[]> {
  const { url, appId, keyId, keySecret } = sandbox;
  const path = `/v2/apps/${appId}/conversations/${conversationId}/messages`;
  const answer = await fetch(url + path, { headers: { authorization: basic(keyId, keySecret) } });
  const { messages } = (await answer.json()) as { readonly messages: readonly Message[] };
  sandbox.requests.clear();
  return messages;
}
