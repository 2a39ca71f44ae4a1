/** Who a caller is, and why one may not be authenticated. */
import type { SCOPES } from '../__generated__/scopes.js';
import type { UserReference } from '../domains/user/records.js';

export { SCOPES } from '../__generated__/scopes.js';

/** What the token of a caller can allow: one of the scopes that the schema requires. `user` is different: it makes the caller an end user. */
export type Scope = (typeof SCOPES)[number];

/** What every identity has. */
interface Distinct {
  /** Differs between callers without naming them, so that it can be the key of anything that belongs to one caller. */
  readonly key: string;
}

/** A user of the business who calls for themselves, and the one app that this is true for. */
export interface EndUserIdentity extends Distinct {
  readonly kind: 'end-user';
  readonly scopes: ReadonlySet<Scope>;
  /** External ids are unique inside an app only: a user of one app does not exist in the others. */
  readonly appId: string;
  /** By the id that the token has; the other id is looked up when it is needed. */
  readonly user: UserReference;
}

/** Who a caller is. */
export type CallerIdentity =
  /** A caller whom this server does not identify: the credentials that are sent upstream decide what is allowed. */
  | (Distinct & { readonly kind: 'anybody' })
  /** A program of the business, which may do what its scopes allow with every record. */
  | (Distinct & { readonly kind: 'service'; readonly scopes: ReadonlySet<Scope> })
  | EndUserIdentity;

/** Why a caller is not authenticated: nothing of the request is carried out. */
export type AuthenticationFailure =
  /** It has no `Authorization` header. */
  | 'missing'
  /** Its token has expired. */
  | 'expired'
  /** Its header has no valid token. The reason is not disclosed. */
  | 'invalid'
  /** The keys to check tokens with cannot be read at the moment. */
  | 'keys-unavailable';

/** The result of checking a caller's credentials. */
export type Authentication =
  | {
      readonly identity: CallerIdentity;
      readonly failure?: undefined;
      /** When it ends, in milliseconds since the epoch; undefined when it does not. */
      readonly expiresAt?: number | undefined;
    }
  | {
      readonly identity?: undefined;
      readonly failure: AuthenticationFailure;
      readonly expiresAt?: undefined;
    };

/** The identity of every caller of a server that does not identify callers. */
export const ANYBODY: CallerIdentity = { kind: 'anybody', key: 'anybody' };

/**
 * The identity of a caller who is not authenticated. It has no scope, in case that a field is resolved all the same.
 */
export const UNAUTHENTICATED: CallerIdentity = {
  kind: 'service',
  key: 'unauthenticated',
  scopes: new Set(),
};
