import { TRIGGERS } from '../webhooks/triggers.js';

/** Far more than a receiver takes, and little for the memory. */
const MAX_DELIVERY_BYTES = 64 * 1024 * 1024;

const count = {
  kind: { type: 'string' },
  times: { type: 'integer', minimum: 1 },
  skip: { type: 'integer', minimum: 0 },
  every: { type: 'integer', minimum: 1 },
} as const;

const scope = { ...count, operation: { type: 'string', minLength: 1 } } as const;

const condition = { pathIncludes: { type: 'string', minLength: 1 } } as const;

const when = { type: 'object', additionalProperties: false, properties: condition } as const;

const moment = { enum: ['before', 'after'] } as const;

/** The moment alone, or with a condition. */
const momentAndWhen = {
  if: { type: 'object' },
  then: { ...when, required: ['moment'], properties: { ...condition, moment } },
  else: moment,
} as const;

function kind(name: string, required: readonly string[], properties: object): object {
  return {
    additionalProperties: false,
    required,
    properties: { ...scope, when, ...properties, kind: { const: name } },
  };
}

function webhookKind(name: string, required: readonly string[], properties: object = {}): object {
  return {
    additionalProperties: false,
    required,
    properties: { ...count, trigger: { enum: TRIGGERS }, ...properties, kind: { const: name } },
  };
}

const positive = { type: 'integer', minimum: 1 } as const;

/** JSON Schema of a fault as it comes over HTTP; an unknown key is rejected as a likely typing error. */
export const faultSchema = {
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [
    kind('latency', ['ms'], { ms: { type: 'integer', minimum: 0 } }),
    kind('gate', ['count'], { count: { type: 'integer', minimum: 1 } }),
    kind('status', ['status'], {
      status: { type: 'integer', minimum: 200, maximum: 599 },
      retryAfter: { type: 'string' },
      location: { type: 'string' },
      body: { type: 'string', enum: ['json', 'text', 'html', 'empty'] },
      code: { type: 'string' },
      title: { type: 'string' },
      contentType: { type: 'string' },
    }),
    kind('drop', ['when'], { when: momentAndWhen }),
    kind('lateWork', ['ms'], { ms: { type: 'integer', minimum: 0 } }),
    kind('truncate', [], { cut: { type: 'string', enum: ['body', 'connection'] } }),
    kind('omit', ['keys'], { keys: { type: 'array', minItems: 1, items: { type: 'string' } } }),
    {
      ...kind('replace', [], { body: {}, rawBody: { type: 'string' } }),
      oneOf: [{ required: ['body'] }, { required: ['rawBody'] }],
    },
    kind('merge', ['value'], { value: { type: 'object' } }),
    kind('slow', ['chunkMs'], {
      chunkMs: { type: 'integer', minimum: 0 },
      bytesPerChunk: { type: 'integer', minimum: 1 },
    }),
    webhookKind('duplicate', [], { copies: positive }),
    webhookKind('reorder', [], { by: positive }),
    webhookKind('delay', ['ms'], { ms: { type: 'integer', minimum: 0 } }),
    webhookKind('lose', []),
    webhookKind('batch', ['count'], { count: positive }),
    webhookKind('secret', [], {
      value: { type: 'string', nullable: true, pattern: '^[\\x21-\\x7e]*$' },
    }),
    webhookKind('unknown', [], { type: { type: 'string' } }),
    webhookKind('large', [], { bytes: { ...positive, maximum: MAX_DELIVERY_BYTES } }),
  ],
} as const;
