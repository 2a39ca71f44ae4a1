import { flatMetadata, oneUser, text, uri, userReference } from './schema-parts.js';

const MAX_PARTICIPANTS = 10;

const conversationDetails = {
  displayName: text(100),
  description: text(100),
  iconUrl: uri(2048),
  metadata: flatMetadata,
} as const;

/** A personal conversation has exactly one participant, a group none to ten. */
export const createConversationBody = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { type: 'string', enum: ['personal', 'sdkGroup'] },
    participants: {
      type: 'array',
      maxItems: MAX_PARTICIPANTS,
      items: {
        type: 'object',
        properties: { ...userReference, subscribeSDKClient: { type: 'boolean' } },
        oneOf: oneUser,
      },
    },
    ...conversationDetails,
  },
  if: { required: ['type'], properties: { type: { const: 'personal' } } },
  then: {
    required: ['participants'],
    properties: { participants: { type: 'array', minItems: 1, maxItems: 1 } },
  },
} as const;

/** Every key is optional, and null clears it. */
export const updateConversationBody = {
  type: 'object',
  properties: conversationDetails,
} as const;

/** The user who joins. */
export const joinConversationBody = {
  type: 'object',
  properties: { ...userReference, subscribeSDKClient: { type: 'boolean' } },
  oneOf: oneUser,
} as const;

/** The user who leaves, or the membership that ends. */
export const leaveConversationBody = {
  type: 'object',
  properties: { ...userReference, participantId: { type: 'string', minLength: 1 } },
  oneOf: [...oneUser, { required: ['participantId'] }],
} as const;

/** An Apple reference is either whole or absent. */
export const downloadMessageRefBody = {
  type: 'object',
  required: ['userId'],
  properties: {
    userId: { type: 'string', minLength: 1 },
    apple: {
      type: 'object',
      required: ['interactiveDataRef'],
      properties: {
        interactiveDataRef: {
          type: 'object',
          required: ['url', 'bid', 'key', 'signature', 'owner'],
          properties: {
            url: { type: 'string' },
            bid: { type: 'string' },
            key: { type: 'string' },
            signature: { type: 'string' },
            owner: { type: 'string' },
          },
        },
      },
    },
  },
} as const;

/** Which file is deleted. */
export const deleteAttachmentBody = {
  type: 'object',
  required: ['mediaUrl'],
  properties: { mediaUrl: { type: 'string', minLength: 1 } },
} as const;

const channelEvents = {
  type: 'object',
  required: ['payload'],
  properties: {
    payload: {
      type: 'object',
      required: ['data'],
      properties: { data: { type: 'array', items: { type: 'object' } } },
    },
  },
} as const;

/** The events of one channel. */
export const postConversionEventsBody = {
  type: 'object',
  properties: { messenger: channelEvents, instagram: channelEvents, whatsapp: channelEvents },
  oneOf: [{ required: ['messenger'] }, { required: ['instagram'] }, { required: ['whatsapp'] }],
} as const;

const userAttributes = {
  signedUpAt: { type: 'string', format: 'date-time' },
  toBeRetained: { type: 'boolean' },
  profile: {
    type: 'object',
    properties: {
      givenName: text(128),
      surname: text(128),
      email: { ...text(128), format: 'email' },
      avatarUrl: uri(2048),
      locale: text(64),
    },
  },
  metadata: flatMetadata,
} as const;

/** Every key is optional. */
export const createUserBody = {
  type: 'object',
  properties: {
    externalId: { type: 'string', minLength: 1, maxLength: 1024 },
    brandId: text(24),
    ...userAttributes,
  },
} as const;

/** Every key is optional. The ids of a user cannot be changed. */
export const updateUserBody = { type: 'object', properties: userAttributes } as const;

/** The person who goes on, when the person in the path was merged. */
export const syncUserBody = {
  type: 'object',
  properties: { survivingZendeskId: { type: 'string', minLength: 1 } },
} as const;
