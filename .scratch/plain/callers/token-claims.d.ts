import type { JWTPayload } from 'jose';
import type { AppPolicy } from '../input/app-policy.js';
import { type CallerIdentity } from './identity.js';
/**
 * Who the claims of a verified token say the caller is. The scope `user` makes an end user, whatever else is in the
 * token: the narrowest reading holds.
 *
 * @throws {InputError | TypeError} when an end user's token names no user that there could be.
 */
export declare function readIdentity(claims: JWTPayload, apps: AppPolicy): CallerIdentity;
