/** The JSON Schema of the contents that callers send. */
import { flatMetadata } from './schema-parts.js';

/** How long a text, a rich text or a Markdown text may be, in characters. */
export const MAX_TEXT_LENGTH = 4096;

/** A text of any length. */
export const string = { type: 'string' } as const;
const boolean = { type: 'boolean' } as const;

/** A text of so many characters. */
export function limited(maxLength: number, minLength = 0): object {
  return { ...string, minLength, maxLength };
}

function address(maxLength?: number): object {
  return { ...string, format: 'uri', ...(maxLength === undefined ? {} : { maxLength }) };
}

/** One of those words. */
export function choice(...values: readonly string[]): object {
  return { ...string, enum: values };
}

/** An object whose `type` says which of the alternatives it is. */
function oneKind(kinds: readonly object[]): object {
  return { type: 'object', discriminator: { propertyName: 'type' }, oneOf: kinds };
}

function kind(name: string, required: readonly string[], properties: object): object {
  return {
    type: 'object',
    required: ['type', ...required],
    properties: { ...properties, type: { const: name } },
  };
}

function action(name: string, required: readonly string[], properties: object = {}): object {
  return kind(name, ['text', ...required], {
    text: string,
    metadata: flatMetadata,
    ...properties,
  });
}

const extraChannelOptions = {
  type: 'object',
  properties: {
    messenger: {
      type: 'object',
      properties: { messenger_extensions: boolean, webview_share_button: choice('hide') },
    },
  },
} as const;

const itemActions = [
  action('buy', ['amount'], { amount: { type: 'integer' }, currency: string }),
  action('link', ['uri'], { uri: string, default: boolean, extraChannelOptions }),
  action('postback', ['payload'], { payload: string }),
  action('webview', ['uri', 'fallback'], {
    uri: string,
    fallback: string,
    size: choice('compact', 'tall', 'full'),
    default: boolean,
    openOnReceive: boolean,
    extraChannelOptions,
  }),
] as const;

const messageActions = {
  type: 'array',
  items: oneKind([
    ...itemActions,
    action('locationRequest', []),
    action('reply', ['payload'], { payload: string, iconUrl: string }),
  ]),
} as const;

const items = {
  type: 'array',
  minItems: 1,
  maxItems: 10,
  items: {
    type: 'object',
    required: ['title', 'actions'],
    properties: {
      title: limited(128, 1),
      description: limited(128),
      mediaUrl: address(2048),
      mediaType: limited(128),
      altText: limited(128),
      size: choice('compact', 'large'),
      actions: { type: 'array', minItems: 1, maxItems: 3, items: oneKind(itemActions) },
      metadata: flatMetadata,
    },
  },
} as const;

const formFields = {
  type: 'array',
  minItems: 1,
  maxItems: 20,
  uniqueNames: true,
  items: {
    type: 'object',
    required: ['type', 'name', 'label'],
    properties: {
      type: choice('email', 'select', 'text'),
      name: limited(128, 1),
      label: limited(128, 1),
      text: limited(256, 1),
      email: limited(128, 1),
      select: { type: 'array', items: { type: 'object' } },
      format: choice('integer', 'decimal'),
      placeholder: limited(128, 1),
      minSize: { type: 'integer', minimum: 1, maximum: 256 },
      maxSize: { type: 'integer', minimum: 1, maximum: 256 },
      options: {
        type: 'array',
        maxItems: 200,
        uniqueNames: true,
        items: {
          type: 'object',
          properties: { name: limited(128, 1), label: limited(128, 1) },
        },
      },
    },
  },
} as const;

const blockChatInput = boolean;
const richText = {
  htmlText: limited(MAX_TEXT_LENGTH),
  markdownText: limited(MAX_TEXT_LENGTH),
} as const;
const oneRichText = { not: { required: ['htmlText', 'markdownText'] } } as const;
const media = {
  mediaUrl: address(),
  altText: limited(128),
  text: string,
  ...richText,
  blockChatInput,
  attachmentId: string,
} as const;

/** What can be sent. Form responses cannot: they come from the Web Messenger only. */
export const sentContent = oneKind([
  {
    ...kind('text', [], {
      text: limited(MAX_TEXT_LENGTH),
      ...richText,
      blockChatInput,
      actions: messageActions,
      payload: string,
    }),
    ...oneRichText,
    anyOf: ['text', 'htmlText', 'markdownText', 'actions'].map((key) => ({ required: [key] })),
  },
  kind('carousel', ['items'], {
    items,
    blockChatInput,
    displaySettings: {
      type: 'object',
      properties: { imageAspectRatio: choice('horizontal', 'square') },
    },
  }),
  kind('list', ['items'], {
    items,
    blockChatInput,
    actions: { type: 'array', minItems: 1, maxItems: 10, items: oneKind(itemActions) },
  }),
  { ...kind('file', ['mediaUrl'], media), ...oneRichText },
  { ...kind('image', ['mediaUrl'], { ...media, actions: messageActions }), ...oneRichText },
  kind('form', ['fields'], { fields: formFields, blockChatInput, text: string }),
  kind('location', ['coordinates'], {
    blockChatInput,
    coordinates: {
      type: 'object',
      required: ['lat', 'long'],
      properties: { lat: { type: 'number' }, long: { type: 'number' } },
    },
    location: { type: 'object', properties: { name: string, address: string } },
  }),
  kind('template', ['template'], { blockChatInput, template: { type: 'object' } }),
]);
