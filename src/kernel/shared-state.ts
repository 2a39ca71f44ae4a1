import type { Events } from '../events/events.js';
import type { Redis } from '../redis/redis.js';

/** What a server allows for uploads. */
export interface UploadSettings {
  /** What their addresses are signed with; undefined for a random one. */
  readonly secret?: string | undefined;
  /** How large a file may be, in bytes. */
  readonly maxBytes: number;
  /** Where clients reach the server, without a trailing slash; undefined for the host that each has asked. */
  readonly publicUrl?: string | undefined;
}

/** What a server allows for changes. */
export interface ChangeSettings {
  /** Whether messages can be sent with a key, after which a repetition posts nothing. */
  readonly sendKeys: boolean;
  /** For how many milliseconds upstream may still be carrying out a call whose answer was lost. */
  readonly sendSettle: number;
  /** Whether end users may start personal conversations of their own. */
  readonly endUserConversations: boolean;
  /** How many mutations an end user may send in a minute. */
  readonly endUserWrites: number;
  readonly uploads: UploadSettings;
}

/** What all operations of one server share beside the REST client. Callers share nothing of it but by its keys. */
export class SharedState {
  readonly changes: ChangeSettings;
  /** The events of the apps whose webhooks are received. */
  readonly events: Events;
  /** What it shares with other processes; undefined when it is alone. */
  readonly redis: Redis | undefined;
  /** Since when it exists, in milliseconds since the epoch. */
  readonly startedAt = Date.now();
  readonly #made = new Map<unknown, unknown>();

  constructor(changes: ChangeSettings, events: Events, redis?: Redis) {
    this.changes = changes;
    this.events = events;
    this.redis = redis;
  }

  /** What `make` has made for this server; it is called once. */
  of<T>(make: (state: SharedState) => T): T {
    if (!this.#made.has(make)) this.#made.set(make, make(this));
    return this.#made.get(make) as T;
  }
}
