import type {
  CreateEndUserInput,
  EndUserProfileInput,
  UpdateEndUserInput,
  UserRef,
} from '../../__generated__/resolvers.js';
import type { FieldPath } from '../../kernel/input-error.js';
import { checkText, hasLength, MAX_URL, type InputReader } from '../../kernel/input-reader.js';
import { checkMetadata } from '../../kernel/metadata.js';
import type { Maybe } from '../../upstream/json.js';
import type { UserProfile, UserReference } from './records.js';
import type { UserCreateBody, UserUpdateBody } from './rest.js';

/** What a user is in a global id. */
export const USER = { type: 'EndUser', idParts: ['userId'] } as const;

const DECIMAL_ID = /^[0-9]{1,24}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const MAX_NAME = 128;
const MAX_LOCALE = 64;
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

/** The brand that a user is looked up in; undefined when none is given. */
export function readLookupBrand(
  reader: InputReader,
  { by, brandId }: { readonly by: UserRef; readonly brandId?: Maybe<string> },
): string | undefined {
  if (typeof brandId === 'string' && by.userExternalId === undefined)
    reader.reject(['brandId'], 'goes with `userExternalId`');
  return readBrandId(reader, brandId);
}

/** The brand of a brand-separated user; undefined when none is given. */
export function readBrandId(reader: InputReader, brandId: Maybe<string>): string | undefined {
  return typeof brandId === 'string' ? readDecimalId(reader, ['brandId'], brandId) : undefined;
}

/** An id of Zendesk's. */
export function readDecimalId(reader: InputReader, field: FieldPath, id: string): string {
  if (!DECIMAL_ID.test(id)) reader.reject(field, 'must be 1 to 24 decimal digits');
  return id;
}

/** An e-mail address. Only what can be none is rejected: which ones there are, only their servers know. */
export function readEmail(reader: InputReader, field: FieldPath, email: string): string {
  if (!hasLength(email, MAX_NAME)) reader.reject(field, `must be 1 to ${MAX_NAME} characters`);
  else if (!EMAIL.test(email)) reader.reject(field, 'must be an e-mail address');
  return email;
}

/** A user to create, in upstream's format: clearing something is the same as leaving it out. */
export function readNewUser(reader: InputReader, input: CreateEndUserInput): UserCreateBody {
  const { externalId, profile, metadata, signedUpAt } = input;
  const brandId = readBrandId(reader, input.brandId);
  if (typeof externalId === 'string') readUserExternalId(reader, ['externalId'], externalId);
  const attributes = readUserAttributes(reader, {
    ...input,
    profile: profile && withoutNulls(profile),
    metadata: metadata ?? undefined,
    signedUpAt: signedUpAt ?? undefined,
  });
  return {
    ...(typeof externalId === 'string' ? { externalId } : {}),
    ...(brandId === undefined ? {} : { brandId }),
    ...attributes,
  };
}

/** The attributes of a user that callers set, in upstream's format. Keys that are left out stay out. */
export function readUserAttributes(
  reader: InputReader,
  {
    signedUpAt,
    toBeRetained,
    profile,
    metadata,
  }: Pick<UpdateEndUserInput, 'signedUpAt' | 'toBeRetained' | 'profile' | 'metadata'>,
): UserUpdateBody {
  if (signedUpAt === null) reader.reject(['signedUpAt'], 'must not be null: it cannot be cleared');
  if (metadata) checkMetadata(reader, ['metadata'], metadata);
  const read = profile === null ? NO_PROFILE : profile && readProfile(reader, profile);
  return {
    ...(typeof signedUpAt === 'string' ? { signedUpAt: new Date(signedUpAt).toISOString() } : {}),
    ...(toBeRetained === undefined ? {} : { toBeRetained: toBeRetained ?? false }),
    ...(read && Object.keys(read).length > 0 ? { profile: read } : {}),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

const NO_PROFILE: UserProfile = {
  givenName: null,
  surname: null,
  email: null,
  avatarUrl: null,
  locale: null,
};

function readProfile(reader: InputReader, profile: EndUserProfileInput): UserProfile {
  const { givenName, surname, email, avatarUrl, locale } = profile;
  checkText(reader, ['profile', 'givenName'], givenName, MAX_NAME, 1);
  checkText(reader, ['profile', 'surname'], surname, MAX_NAME, 1);
  if (typeof email === 'string') readEmail(reader, ['profile', 'email'], email);
  checkText(reader, ['profile', 'avatarUrl'], avatarUrl, MAX_URL, 1);
  checkText(reader, ['profile', 'locale'], locale, MAX_LOCALE, 1);
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
}

function withoutNulls(profile: EndUserProfileInput): EndUserProfileInput {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null));
}
