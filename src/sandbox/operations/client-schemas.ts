/** JSON Schemas of links to channels. */
import { choice, string } from './content-schema.js';
import { postMessageBody } from './message-schemas.js';

const criteria = {
  integrationId: { type: 'string', minLength: 1 },
  primary: { type: 'boolean' },
} as const;

function byPhone(type: string): object {
  return {
    type: 'object',
    required: ['type', 'integrationId', 'phoneNumber'],
    properties: {
      ...criteria,
      type: { const: type },
      phoneNumber: { type: 'string', pattern: '^\\+[0-9][0-9 ().-]{5,30}$' },
    },
  };
}

/** Who a user is on a channel, how the link is confirmed, and for which conversation. */
export const createClientBody = {
  type: 'object',
  required: ['matchCriteria', 'confirmation', 'target'],
  properties: {
    matchCriteria: {
      type: 'object',
      discriminator: { propertyName: 'type' },
      oneOf: [
        {
          type: 'object',
          required: ['type', 'integrationId', 'address'],
          properties: {
            ...criteria,
            type: { const: 'mailgun' },
            address: { type: 'string', format: 'email' },
            subject: string,
          },
        },
        ...['messagebird', 'twilio', 'whatsapp'].map(byPhone),
      ],
    },
    confirmation: {
      type: 'object',
      required: ['type'],
      properties: {
        type: choice('immediate', 'userActivity', 'prompt'),
        message: postMessageBody,
      },
    },
    target: {
      type: 'object',
      required: ['conversationId'],
      properties: { conversationId: { type: 'string', minLength: 1 } },
    },
  },
} as const;
