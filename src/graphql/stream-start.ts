import type { ExecutionArgs } from 'graphql';

import type { CallerIdentity } from '../access/identity.js';
import type { Context, SenderCredentials } from './context.js';

/** How the results of an operation are sent where they are not one answer. */
export type Transport = 'sse' | 'multipart' | 'ws';

/** A subscription that has been let through, before its first delivery. */
export interface StartedSubscription {
  /** The root field. */
  readonly field: string;
  readonly source: AsyncIterator<unknown>;
  /** What is the same for all subscriptions that have the same result for a delivery. */
  readonly sharedBy: string;
  /** What each delivery is executed with, beside a context and the event. */
  readonly execution: Omit<ExecutionArgs, 'contextValue' | 'rootValue'>;
}

/**
 * What a transport and the pipeline of Apollo Server hand to each other, inside the context: the pipeline clones the
 * context itself.
 */
export class StreamStart {
  readonly transport: Transport;
  /** Whether queries and mutations are refused: for GET. */
  readonly onlySubscriptions: boolean;
  /** Lets one more subscription of a caller start, or throws the error that it is answered with. */
  readonly admit: (identity: CallerIdentity) => void;

  /**
   * Who sent the operation, how a further context is made for them, and what frees its share of the server; set with its
   * context.
   */
  sender: SenderCredentials | undefined;
  again: Context['again'] | undefined;
  free: (() => void) | undefined;
  /** Whether the request was read as an operation. */
  isInPipeline = false;
  /** Set when the operation is a subscription and has started. */
  started: StartedSubscription | undefined;

  constructor(
    transport: Transport,
    onlySubscriptions: boolean,
    admit: (identity: CallerIdentity) => void,
  ) {
    this.transport = transport;
    this.onlySubscriptions = onlySubscriptions;
    this.admit = admit;
  }
}
