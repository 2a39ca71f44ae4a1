/**
 * Users as upstream answers them. It declares hardly any key as required, so only the keys that every read checks are
 * certain.
 */
import type { InApp } from '../../kernel/entity.js';
import type { JsonObject, Maybe } from '../../upstream/json.js';

/** How a request names a user: by the record's own id, or by the id that the business gave. */
export type UserReference =
  | { readonly userId: string; readonly userExternalId?: never }
  | { readonly userExternalId: string; readonly userId?: never };

/** The app of a user, and an id to look the user up by. */
export type UserLookup = InApp &
  UserReference & {
    /** With an external id: the brand of a brand-separated user. */
    readonly brandId?: string;
  };

/** The app and the record id of a user. */
export interface UserById extends InApp {
  readonly userId: string;
  readonly userExternalId?: never;
}

/** A user, with the app it was read from and the reference it was asked for by. */
export interface User {
  readonly appId: string;
  readonly reference: UserReference;
  readonly id: string;
  readonly externalId?: Maybe<string>;
  readonly authenticated?: Maybe<boolean>;
  readonly zendeskId?: Maybe<string>;
  readonly brandId?: Maybe<string>;
  readonly signedUpAt?: Maybe<string>;
  readonly toBeRetained?: Maybe<boolean>;
  readonly profile?: unknown;
  readonly identities?: unknown;
  readonly metadata?: Maybe<JsonObject>;
}

/** The personal data of a user. */
export interface UserProfile {
  readonly givenName?: Maybe<string>;
  readonly surname?: Maybe<string>;
  readonly email?: Maybe<string>;
  readonly avatarUrl?: Maybe<string>;
  readonly locale?: Maybe<string>;
}

/** A name under which a user is known somewhere. */
export interface UserIdentity {
  readonly type?: Maybe<string>;
  readonly value?: Maybe<string>;
  readonly verification?: Maybe<string>;
}
