import { TRIGGERS } from '../webhooks/triggers.js';

const boolean = { type: 'boolean' } as const;

/** Where which events are posted to. */
export const createWebhookBody = {
  type: 'object',
  required: ['target', 'triggers'],
  properties: {
    target: { type: 'string', format: 'uri', maxLength: 2048 },
    triggers: { type: 'array', minItems: 1, items: { type: 'string', enum: TRIGGERS } },
    includeFullUser: boolean,
    includeFullSource: boolean,
  },
} as const;
