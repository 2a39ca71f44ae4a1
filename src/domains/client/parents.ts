/** The parents of the resolvers of types that are no records. */
import type { Outcome } from '../../kernel/outcome.js';
import type { Slice } from '../../kernel/slice.js';
import type { InvalidRecord } from '../../upstream/response.js';
import type { Client, ClientReference } from './records.js';

export type ClientPage = Slice<Client>;
export type LinkedClient = Outcome<{
  /** The record as far as the answer to the change has it. */
  readonly client: Client | InvalidRecord | null;
}>;
export type RemovedClient = Outcome<ClientReference>;
