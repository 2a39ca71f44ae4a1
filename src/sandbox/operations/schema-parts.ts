/** What the schemas of several bodies share. */
import { MAX_METADATA_BYTES } from '../validation.js';

/** Key-value data of strings, numbers and booleans; null is none. */
export const flatMetadata = {
  type: 'object',
  nullable: true,
  additionalProperties: { type: ['string', 'number', 'boolean'] },
  maxJsonBytes: MAX_METADATA_BYTES,
} as const;

/** A text of at least one character; null clears it. */
export function text(maxLength: number): object {
  return { type: 'string', nullable: true, minLength: 1, maxLength };
}

/** An absolute address; null clears it. */
export function uri(maxLength: number): object {
  return { ...text(maxLength), format: 'uri' };
}

/** The two ways to name a user. */
export const userReference = {
  userId: { type: 'string', minLength: 1 },
  userExternalId: { type: 'string', minLength: 1, maxLength: 1024 },
} as const;

/** Exactly one of the two ways. */
export const oneUser = [{ required: ['userId'] }, { required: ['userExternalId'] }] as const;
