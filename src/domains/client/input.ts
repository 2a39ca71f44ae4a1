import type {
  ConversationActionInput,
  EndUserChannelInput,
  EndUserConfirmationInput,
  EndUserConfirmationMessageInput,
  LinkEndUserClientInput,
} from '../../__generated__/resolvers.js';
import { isRecordId } from '../../kernel/global-id.js';
import type { FieldPath } from '../../kernel/input-error.js';
import { checkText, type InputReader } from '../../kernel/input-reader.js';
import type { JsonObject } from '../../upstream/json.js';
import { readConversationId } from '../conversation/input.js';
import { readContent } from '../message/input-content.js';
import { readBusinessAuthor } from '../message/input.js';
import { given } from '../message/input-values.js';
import { readEmail } from '../user/input.js';

const MAX_SUBJECT = 128;
const MAX_PHONE_NUMBER = 32;
/** What may stand between the digits of a phone number, which has at most 15. */
const BETWEEN_DIGITS = /[ ().-]/g;
const PHONE_NUMBER = /^\+[1-9][0-9]{6,14}$/;

const CONFIRMATIONS = {
  IMMEDIATE: 'immediate',
  USER_ACTIVITY: 'userActivity',
  PROMPT: 'prompt',
} as const;

/** A link to a channel, in upstream's format. */
export function readLink(reader: InputReader, input: LinkEndUserClientInput): JsonObject {
  const { channel, confirmation, integrationId, isPrimary } = input;
  if (!isRecordId(integrationId))
    reader.reject(['integrationId'], 'must be 24 lower-case hexadecimal digits');
  return {
    matchCriteria: {
      ...readChannel(reader, channel),
      integrationId,
      primary: isPrimary ?? true,
    },
    confirmation: readConfirmation(reader, confirmation),
    target: { conversationId: readConversationId(reader, input) },
  };
}

function readChannel(reader: InputReader, channel: EndUserChannelInput): JsonObject {
  const { mailgun } = channel;
  if (mailgun) {
    const { address, subject } = mailgun;
    readEmail(reader, ['channel', 'mailgun', 'address'], address);
    checkText(reader, ['channel', 'mailgun', 'subject'], subject, MAX_SUBJECT, 1);
    return given({ type: 'mailgun', address, subject });
  }
  const [[type, phone] = []] = Object.entries(channel);
  const phoneNumber = phone && 'phoneNumber' in phone ? phone.phoneNumber : '';
  checkPhoneNumber(reader, ['channel', type ?? '', 'phoneNumber'], phoneNumber);
  return { type, phoneNumber };
}

function checkPhoneNumber(reader: InputReader, field: FieldPath, phoneNumber: string): void {
  const isOne =
    phoneNumber.length <= MAX_PHONE_NUMBER &&
    PHONE_NUMBER.test(phoneNumber.replace(BETWEEN_DIGITS, ''));
  if (!isOne)
    reader.reject(field, 'must be a phone number with + and the country code, like +12125552368');
}

function readConfirmation(
  reader: InputReader,
  { type, message }: EndUserConfirmationInput,
): JsonObject {
  return given({
    type: CONFIRMATIONS[type],
    message: message && readMessage(reader, message),
  });
}

function readMessage(
  reader: InputReader,
  { author, text, image }: EndUserConfirmationMessageInput,
): JsonObject {
  const field = ['confirmation', 'message'];
  if ((text && image) || (!text && !image))
    reader.reject(field, 'must have either a text or an image');
  const content = text ? { text } : image && { image };
  const kind = text ? 'text' : 'image';
  checkActions(reader, [...field, kind, 'actions'], (text ?? image)?.actions ?? []);
  return given({
    author: readBusinessAuthor(reader, [...field, 'author'], author ?? {}),
    content: content && readContent(reader, field, content),
  });
}

/** Upstream takes no other buttons than links here. */
function checkActions(
  reader: InputReader,
  field: FieldPath,
  actions: readonly ConversationActionInput[],
): void {
  for (const [index, action] of actions.entries())
    if (!action.link) reader.reject([...field, String(index)], 'must be a link');
}
