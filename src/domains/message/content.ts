/** The resolvers of what messages say. Fields that upstream has under the same keys need none. */
import type { Resolvers } from '../../__generated__/resolvers.js';
import { objectOf, stringIn } from '../../kernel/faults.js';
import type { MessageContent } from './records.js';
import { booleanAt, objectsAt, openEnum } from './values.js';

type ContentType = Exclude<
  Extract<keyof Resolvers, `Conversation${string}Content`>,
  'ConversationMessageContent'
>;

/** The kinds of content by their names upstream. It may add some at any time: they are unknown content. */
const TYPES: ReadonlyMap<unknown, ContentType> = new Map<unknown, ContentType>([
  ['text', 'ConversationTextContent'],
  ['carousel', 'ConversationCarouselContent'],
  ['list', 'ConversationListContent'],
  ['file', 'ConversationFileContent'],
  ['image', 'ConversationImageContent'],
  ['form', 'ConversationFormContent'],
  ['formResponse', 'ConversationFormResponseContent'],
  ['location', 'ConversationLocationContent'],
  ['template', 'ConversationTemplateContent'],
]);

const aspectRatioOf = openEnum({ horizontal: 'HORIZONTAL', square: 'SQUARE' });
const itemSizeOf = openEnum({ compact: 'COMPACT', large: 'LARGE' });
const fieldTypeOf = openEnum({ email: 'EMAIL', select: 'SELECT', text: 'TEXT' });
const fieldFormatOf = openEnum({ integer: 'INTEGER', decimal: 'DECIMAL' });

const ofEveryContent = {
  rawType: ({ type }: MessageContent): string => stringIn(type) ?? '',
  blockChatInput: booleanAt('blockChatInput'),
};

const items = objectsAt('items');
const actions = objectsAt('actions');
const fields = objectsAt('fields');

/** The resolvers of content, and of the items and fields in it. */
export const contentResolvers: Resolvers = {
  ConversationMessageContent: {
    __resolveType: ({ type }) => TYPES.get(type) ?? 'ConversationUnknownContent',
  },
  ConversationTextContent: { ...ofEveryContent, actions },
  ConversationCarouselContent: {
    ...ofEveryContent,
    items,
    imageAspectRatio: ({ displaySettings }) =>
      aspectRatioOf(objectOf(displaySettings)?.['imageAspectRatio']),
  },
  ConversationListContent: { ...ofEveryContent, items, actions },
  ConversationFileContent: ofEveryContent,
  ConversationImageContent: { ...ofEveryContent, actions },
  ConversationFormContent: { ...ofEveryContent, fields, isSubmitted: booleanAt('submitted') },
  ConversationFormResponseContent: {
    ...ofEveryContent,
    fields,
    text: (content) => textIn(content, 'textFallback'),
  },
  ConversationLocationContent: {
    ...ofEveryContent,
    latitude: ({ coordinates }) => numberIn(coordinates, 'lat'),
    longitude: ({ coordinates }) => numberIn(coordinates, 'long'),
    name: ({ location }) => textIn(location, 'name'),
    address: ({ location }) => textIn(location, 'address'),
  },
  ConversationTemplateContent: ofEveryContent,
  ConversationUnknownContent: { ...ofEveryContent, raw: (content) => content },

  ConversationMessageItem: {
    size: ({ size }) => itemSizeOf(size),
    actions,
  },
  ConversationFormField: {
    type: ({ type }) => fieldTypeOf(type) ?? 'OTHER',
    format: ({ format }) => fieldFormatOf(format),
    options: objectsAt('options'),
    selected: objectsAt('select'),
  },
};

/** GraphQL's scalars report a value that is of another type. */
function numberIn(parent: unknown, key: 'lat' | 'long'): number | null {
  return (objectOf(parent)?.[key] ?? null) as number | null;
}

function textIn(parent: unknown, key: 'textFallback' | 'name' | 'address'): string | null {
  return (objectOf(parent)?.[key] ?? null) as string | null;
}
