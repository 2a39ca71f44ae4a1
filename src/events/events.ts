import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../upstream/json.js';
import type { AppEvent, EventType } from './event.js';
import type { EventLog } from './log.js';
import { OwnEvents } from './own-events.js';
import { mapEvent, type MappedEvent, type WebhookEvent } from './triggers.js';

/** What is to be noted of events, such as by metrics. */
export interface EventObserver {
  /** Is called for each event of upstream, once it is in the log. */
  received(event: AppEvent, outcome: 'new' | 'duplicate' | 'unknown'): void;
  /** Is called once for each kind of event that is `OTHER` because it could not be mapped. */
  unmapped(rawType: string, problem: NonNullable<MappedEvent['problem']>): void;
  /** Is called when an event that this server made could not be logged. */
  lost(error: unknown): void;
}

/** An event of this server's own, in a conversation. */
export interface OwnEvent {
  readonly type: Extract<EventType, 'CONVERSATION_UPDATED' | 'MESSAGES_REMOVED'>;
  readonly appId: string;
  readonly conversationId: string;
  readonly payload: JsonObject;
}

/** How upstream would call the events that it has none for. */
const RAW_TYPES = {
  CONVERSATION_UPDATED: 'conversation:update',
  MESSAGES_REMOVED: 'conversation:message:remove',
} as const;
/** How many kinds of events that cannot be mapped are noted. */
const MAX_NOTED = 100;

/** What the server knows of events: the log, and of which apps there are any. */
export class Events {
  readonly log: EventLog;
  /** For how many milliseconds it is believed who takes part in a conversation. */
  readonly membershipTtl: number;
  readonly #apps: ReadonlySet<string>;
  readonly #observer: EventObserver;
  readonly #own: OwnEvents;
  readonly #noted = new Set<string>();
  #onLogged: (event: AppEvent) => void = () => undefined;

  constructor(
    log: EventLog,
    apps: Iterable<string>,
    membershipTtl: number,
    observer: EventObserver,
  ) {
    this.log = log;
    this.membershipTtl = membershipTtl;
    this.#apps = new Set(apps);
    this.#observer = observer;
    this.#own = new OwnEvents(log, (error) => observer.lost(error));
  }

  /** Has something called for each new event of upstream that this process has logged, in place of what was before. */
  whenLogged(call: (event: AppEvent) => void): void {
    this.#onLogged = call;
  }

  /** Whether webhooks of an app are received. */
  has(appId: string): boolean {
    return this.#apps.has(appId);
  }

  /**
   * Logs what a webhook has delivered, all of it or nothing.
   *
   * @throws when it may not be in the log.
   */
  async receive(appId: string, delivered: readonly WebhookEvent[]): Promise<void> {
    const mapped = delivered.map((event) => mapEvent(appId, event));
    const { added, duplicates } = await this.log.append(
      appId,
      mapped.map(({ event }) => event),
    );
    const problems = new Map(mapped.map(({ event, problem }) => [event, problem]));
    for (const event of added) {
      const problem = problems.get(event);
      this.#observer.received(event, problem ? 'unknown' : 'new');
      if (problem) this.#note(event.rawType, problem);
      this.#onLogged(event);
    }
    for (const event of duplicates) this.#observer.received(event, 'duplicate');
  }

  /** Logs what this server has changed, as soon as the log is there. Never fails: the change is made already. */
  async publish({ type, appId, conversationId, payload }: OwnEvent): Promise<void> {
    if (!this.has(appId)) return;
    const event: AppEvent = {
      appId,
      eventId: randomUUID(),
      type,
      rawType: RAW_TYPES[type],
      origin: 'THIS_SERVER',
      createdAt: new Date().toISOString(),
      payload,
      conversationId,
      userIds: [],
    };
    await this.#own.add(event);
  }

  #note(rawType: string, problem: NonNullable<MappedEvent['problem']>): void {
    const kind = `${rawType} ${problem}`;
    if (this.#noted.has(kind) || this.#noted.size >= MAX_NOTED) return;
    this.#noted.add(kind);
    this.#observer.unmapped(rawType, problem);
  }
}
