/**
 * Clients and devices of users as upstream answers them. It declares hardly any key as required, so only the keys that
 * every read checks are certain.
 */
import type { JsonObject, Maybe } from '../../upstream/json.js';
import type { UserById } from '../user/records.js';

/** The app, user and id of a client. */
export interface ClientReference extends UserById {
  readonly clientId: string;
}

/** A channel over which a user can be reached, with the app and the user it was read from. */
export interface Client {
  readonly appId: string;
  readonly userId: string;
  readonly id: string;
  readonly type?: unknown;
  readonly status?: unknown;
  readonly integrationId?: Maybe<string>;
  readonly externalId?: Maybe<string>;
  readonly lastSeen?: Maybe<string>;
  readonly linkedAt?: Maybe<string>;
  readonly displayName?: Maybe<string>;
  readonly avatarUrl?: Maybe<string>;
  readonly info?: Maybe<JsonObject>;
  readonly raw?: Maybe<JsonObject>;
}

/** The app, user and id of a device. */
export interface DeviceReference extends UserById {
  readonly deviceId: string;
}

/** A device of a user, with the app and the user it was read from. Its push token is a secret: nothing of ours has it. */
export interface Device {
  readonly appId: string;
  readonly userId: string;
  readonly id: string;
  readonly type?: unknown;
  readonly guid?: Maybe<string>;
  readonly clientId?: Maybe<string>;
  readonly status?: unknown;
  readonly integrationId?: Maybe<string>;
  readonly lastSeen?: Maybe<string>;
  readonly info?: Maybe<JsonObject>;
  readonly appVersion?: Maybe<string>;
}

/** A client as an answer or an event of upstream's has it, completed in place. */
export function toClient(
  record: JsonObject & { readonly id: string },
  { appId, userId }: UserById,
): Client {
  return Object.assign(record, { appId, userId });
}

/** A device as an answer of upstream's has it, completed in place and without its push token. */
export function toDevice(
  record: JsonObject & { readonly id: string },
  { appId, userId }: UserById,
): Device {
  return Object.assign(record, { appId, userId, pushNotificationToken: undefined });
}
