import type { SunshineClient } from '../upstream/client.js';
import type { PageQuery } from '../upstream/query.js';
import type { RecordPage } from '../upstream/response.js';
import type { Entity, InApp, RecordInApp } from './entity.js';

/** A list of records that starts from another record. Its arguments, description, scopes and cost are in the SDL. */
export interface List<From extends InApp = InApp, Rec extends RecordInApp = RecordInApp> {
  /** Its type and field, such as `Conversation.participants`. */
  readonly at: string;
  readonly of: Entity<InApp, Rec>;
  /** The kind of record it starts from. Reading it needs only the reference of that record. */
  readonly startsFrom: Entity<From>;
  /** The REST operation, for errors. */
  readonly operation: string;
  /** The most records that there can be; undefined when there is no bound. */
  readonly maxRecords?: number;
  /** Reads one page. */
  read(client: SunshineClient, from: From, page: PageQuery): Promise<RecordPage<Rec>>;
}
