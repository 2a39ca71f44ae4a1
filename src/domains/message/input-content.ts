import type {
  ConversationContentInput,
  ConversationImageInput,
  ConversationTextInput,
} from '../../__generated__/resolvers.js';
import type { FieldPath } from '../../kernel/input-error.js';
import { checkText, type InputReader } from '../../kernel/input-reader.js';
import type { JsonObject } from '../../upstream/json.js';
import { readActions, readItemActions, readItems } from './input-actions.js';
import { readFormFields } from './input-form.js';
import { given, MAX_LABEL, MAX_TEXT, wordOf } from './input-values.js';

const MAX_LIST_ACTIONS = 10;

const ASPECT_RATIOS = new Map([
  ['HORIZONTAL', 'horizontal'],
  ['SQUARE', 'square'],
] as const);

/** The content of a message to post, in upstream's format. `field` is where it stands. */
export function readContent(
  reader: InputReader,
  field: FieldPath,
  content: ConversationContentInput,
): JsonObject {
  const { text, carousel, list, file, image, form, location, template } = content;
  if (text) return readText(reader, [...field, 'text'], text);
  if (carousel) {
    const { items, imageAspectRatio, blockChatInput } = carousel;
    const at = [...field, 'carousel'];
    const ratio = wordOf(reader, [...at, 'imageAspectRatio'], imageAspectRatio, ASPECT_RATIOS);
    return given({
      type: 'carousel',
      items: readItems(reader, [...at, 'items'], items),
      displaySettings: ratio && { imageAspectRatio: ratio },
      blockChatInput,
    });
  }
  if (list) {
    const { items, actions, blockChatInput } = list;
    const at = [...field, 'list'];
    return given({
      type: 'list',
      items: readItems(reader, [...at, 'items'], items),
      actions: actions && readItemActions(reader, [...at, 'actions'], actions, MAX_LIST_ACTIONS),
      blockChatInput,
    });
  }
  if (file) return readMedia(reader, [...field, 'file'], 'file', file);
  if (image) return readMedia(reader, [...field, 'image'], 'image', image);
  if (form) {
    checkText(reader, [...field, 'form', 'text'], form.text, MAX_TEXT);
    const fields = readFormFields(reader, [...field, 'form', 'fields'], form.fields);
    return given({ type: 'form', ...form, fields });
  }
  if (location) {
    const { latitude, longitude, name, address, blockChatInput } = location;
    const place = given({ name, address });
    return given({
      type: 'location',
      coordinates: { lat: latitude, long: longitude },
      location: Object.keys(place).length > 0 ? place : undefined,
      blockChatInput,
    });
  }
  return given({ type: 'template', ...template });
}

function readText(reader: InputReader, field: FieldPath, input: ConversationTextInput): JsonObject {
  checkTexts(reader, field, input);
  const actions = readActions(reader, [...field, 'actions'], input.actions);
  if (!input.text && !input.htmlText && !input.markdownText && !actions)
    reader.reject(field, 'must have a text, htmlText, markdownText or actions');
  return given({ type: 'text', ...input, actions });
}

/** `actions`: only in images. */
function readMedia(
  reader: InputReader,
  field: FieldPath,
  type: 'file' | 'image',
  input: ConversationImageInput,
): JsonObject {
  checkTexts(reader, field, input);
  checkText(reader, [...field, 'altText'], input.altText, MAX_LABEL);
  return given({
    type,
    ...input,
    actions: readActions(reader, [...field, 'actions'], input.actions),
  });
}

function checkTexts(
  reader: InputReader,
  field: FieldPath,
  { text, htmlText, markdownText }: ConversationTextInput,
): void {
  checkText(reader, [...field, 'text'], text, MAX_TEXT);
  checkText(reader, [...field, 'htmlText'], htmlText, MAX_TEXT);
  checkText(reader, [...field, 'markdownText'], markdownText, MAX_TEXT);
  if (typeof htmlText === 'string' && typeof markdownText === 'string')
    reader.reject([...field, 'markdownText'], 'must not be given together with htmlText');
}
