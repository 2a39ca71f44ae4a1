/** Who a caller is, and why one may not be authenticated. */
import type { UserReference } from '../domains/user/records.js';

/** What the token of a caller can open. `user` is of another kind: it makes the caller an end user. */
export const SCOPES = [
  'conversations:read',
  'conversations:write',
  'participants:write',
  'messages:download',
  'conversions:write',
  'users:read',
  'user',
] as const;

/** One of the scopes that the schema asks for. */
export type Scope = (typeof SCOPES)[number];

/** What every identity has. */
interface Distinct {
  /** Tells callers apart without naming them, so that it can be a key of what is one caller's alone. */
  readonly key: string;
}

/** A user of the business who calls for themselves, and the one app that this is true for. */
export interface EndUserIdentity extends Distinct {
  readonly kind: 'end-user';
  readonly scopes: ReadonlySet<Scope>;
  /** External ids are unique inside an app only: a user of one app is nobody in the others. */
  readonly appId: string;
  /** By the id that the token has; the other one is found out where it is needed. */
  readonly user: UserReference;
}

/** Who a caller is. */
export type CallerIdentity =
  /** Somebody whom this server does not tell apart: the credentials that go upstream decide. */
  | (Distinct & { readonly kind: 'anybody' })
  /** A program of the business, which may do what its scopes say with every record. */
  | (Distinct & { readonly kind: 'service'; readonly scopes: ReadonlySet<Scope> })
  | EndUserIdentity;

/** Why a caller is not authenticated: nothing of the request is carried out. */
export type AuthenticationFailure =
  /** It has no `Authorization` header. */
  | 'missing'
  /** Its token was good once. */
  | 'expired'
  /** Its header holds no token that can be trusted; why is for nobody to know. */
  | 'invalid'
  /** The keys to check tokens with cannot be had at the moment. */
  | 'keys-unavailable';

/** What became of checking a caller's credentials. */
export type Authentication =
  | { readonly identity: CallerIdentity; readonly failure?: undefined }
  | { readonly identity?: undefined; readonly failure: AuthenticationFailure };

/** The identity of every caller where callers are not told apart. */
export const ANYBODY: CallerIdentity = { kind: 'anybody', key: 'anybody' };

/** The identity of a caller who is not authenticated: no scope at all, should anything be asked of it all the same. */
export const NOBODY: CallerIdentity = { kind: 'service', key: 'nobody', scopes: new Set() };
