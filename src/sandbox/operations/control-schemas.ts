/** JSON Schemas of the bodies of the switchboard's actions. */
import { flatMetadata } from './schema-parts.js';

/** Passing and offering name who gets the control. */
export const passControlBody = {
  type: 'object',
  required: ['switchboardIntegration'],
  properties: {
    switchboardIntegration: { type: 'string', minLength: 1 },
    metadata: flatMetadata,
  },
} as const;

/** Accepting has a body, which may be empty; so has releasing, by the clients that this sandbox is for. */
export const acceptControlBody = {
  type: 'object',
  properties: { metadata: flatMetadata },
} as const;
