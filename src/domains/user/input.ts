import type { UserRef } from '../../__generated__/resolvers.js';
import type { FieldPath } from '../../kernel/input-error.js';
import { hasLength, type InputReader } from '../../kernel/input-reader.js';
import type { UserReference } from './records.js';

/** What a user is in a global id. */
export const USER = { type: 'EndUser', idParts: ['userId'] } as const;

const BRAND_ID = /^[0-9]{1,24}$/;
const MAX_EXTERNAL_ID = 1_024;
const CONTROL_OR_BROKEN = /[\u0000-\u001f\u007f]|\p{Surrogate}/u;

/** An id that the business gave a user: a text that can be part of a path. */
export function readUserExternalId(reader: InputReader, field: FieldPath, value: string): string {
  if (!hasLength(value, MAX_EXTERNAL_ID))
    reader.reject(field, `must be 1 to ${MAX_EXTERNAL_ID} characters`);
  else if (value === '.' || value === '..') reader.reject(field, 'must not be "." or ".."');
  else if (CONTROL_OR_BROKEN.test(value))
    reader.reject(field, 'must not have control characters or broken Unicode');
  return value;
}

/** A user by either id. */
export function readUserReference(
  reader: InputReader,
  field: FieldPath,
  { userId, userExternalId }: UserRef,
): UserReference {
  return userId === undefined
    ? {
        userExternalId: readUserExternalId(reader, [...field, 'userExternalId'], userExternalId),
      }
    : { userId: reader.recordId(USER, [...field, 'userId'], userId) };
}

/** The brand of a brand-separated user; undefined when none is given. */
export function readBrandId(
  reader: InputReader,
  { by, brandId }: { readonly by: UserRef; readonly brandId?: string | null | undefined },
): string | undefined {
  if (brandId === undefined || brandId === null) return undefined;
  if (by.userExternalId === undefined) reader.reject(['brandId'], 'goes with `userExternalId`');
  else if (!BRAND_ID.test(brandId)) reader.reject(['brandId'], 'must be 1 to 24 decimal digits');
  return brandId;
}
