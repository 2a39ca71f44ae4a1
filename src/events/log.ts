import type { AppEvent } from './event.js';

/** An event at its place in a log. The same object for all who read it in one process. */
export interface LoggedEvent {
  readonly cursor: string;
  readonly event: AppEvent;
  /** When it was logged, in milliseconds since the epoch. */
  readonly loggedAt: number;
}

/** What became of events that were appended. */
export interface Appended {
  /** How many were not logged before. */
  readonly added: readonly AppEvent[];
  readonly duplicates: readonly AppEvent[];
}

/** Why events after a cursor cannot all be given: they are gone, or the cursor is of another log. */
export type Missing = 'TOO_OLD' | 'UNKNOWN_CURSOR';

/** What follows a cursor. */
export interface EventPage {
  /** The cursor before the first of them. */
  readonly from: string;
  /** In order. Empty when nothing follows yet. */
  readonly events: readonly LoggedEvent[];
  /** Where to read on. */
  readonly next: string;
  /** Why events are missing before the first one; undefined when none are. */
  readonly missing?: Missing | undefined;
}

/**
 * The latest events of each app, in the order of their arrival. Asynchronous, because several processes may share it:
 * nothing here assumes that the process that reads is the one that appends.
 */
export interface EventLog {
  /**
   * Appends those that were not logged before, all of them or none: by the id of the event, and of a message by the id
   * of the message, both of the last hour.
   *
   * @throws when they may not be in the log.
   */
  append(appId: string, events: readonly AppEvent[]): Promise<Appended>;
  /** The cursor of the latest event. */
  end(appId: string): Promise<string>;
  /**
   * The events after a cursor, `limit` at most. Where some are missing, those that there are.
   *
   * @param after A cursor, of whatever log.
   */
  read(appId: string, after: string, limit: number): Promise<EventPage>;
  /** Waits until there may be an event after a cursor of this log, or the signal is aborted. Never throws. */
  wait(appId: string, after: string, signal: AbortSignal): Promise<void>;
  /** How many events of an app there are, in this process's view. */
  size(appId: string): number;
  /** Ends what reads it in the background. */
  close(): void;
}
