import type { SunshineClient } from './client.js';
import type { User } from './records.js';
/** Where a user is, and by which id to look. */
export type UserLookup = Pick<User, 'appId' | 'reference'>;
/** GetUser: `GET /v2/apps/{appId}/users/{userIdOrExternalId}`. */
export declare function getUser(client: SunshineClient, { appId, reference }: UserLookup): Promise<User>;
