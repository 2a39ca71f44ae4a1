/** JSON Schemas of the messages and activities that callers post. */
import { choice, limited, sentContent, string } from './content-schema.js';
import { flatMetadata, oneUser, text, userReference } from './schema-parts.js';

/** The subtypes `agent` and `bot` exist in answers only. */
const author = {
  type: 'object',
  required: ['type'],
  properties: {
    type: choice('business', 'user'),
    subtypes: { type: 'array', minItems: 1, maxItems: 1, items: choice('AI', 'activity') },
    ...userReference,
    brandId: text(24),
    displayName: string,
    avatarUrl: { ...limited(2048, 1), format: 'uri' },
  },
  if: { required: ['type'], properties: { type: { const: 'user' } } },
  then: { oneOf: oneUser },
  else: { properties: { userId: false, userExternalId: false } },
} as const;

const override = { type: 'object', properties: { payload: { type: 'object' } } } as const;

/** A message; a WhatsApp template also says so in `schema`. */
export const postMessageBody = {
  type: 'object',
  required: ['author', 'content'],
  properties: {
    author,
    content: sentContent,
    destination: {
      type: 'object',
      properties: { integrationId: string, integrationType: string },
      oneOf: [{ required: ['integrationId'] }, { required: ['integrationType'] }],
    },
    metadata: flatMetadata,
    override: {
      type: 'object',
      properties: {
        apple: {
          type: 'object',
          properties: {
            payload: { type: 'object' },
            withCapabilities: {
              type: 'array',
              items: choice('LIST', 'TIME', 'FORM', 'QUICK', 'AUTH2'),
            },
          },
        },
        line: override,
        messenger: override,
        whatsapp: override,
      },
    },
    schema: string,
  },
  if: {
    required: ['content'],
    properties: {
      content: { type: 'object', required: ['type'], properties: { type: { const: 'template' } } },
    },
  },
  then: { required: ['schema'], properties: { schema: { const: 'whatsapp' } } },
} as const;

/** Users can report no more than that they have read. */
export const postActivityBody = {
  type: 'object',
  required: ['author', 'type'],
  properties: { author, type: choice('conversation:read', 'typing:start', 'typing:stop') },
  if: {
    required: ['author'],
    properties: {
      author: { type: 'object', required: ['type'], properties: { type: { const: 'user' } } },
    },
  },
  then: { properties: { type: { const: 'conversation:read' } } },
} as const;
