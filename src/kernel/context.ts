import type { OperationMemory } from '../upstream/answer-memory.js';
import type { SunshineClient } from '../upstream/client.js';
import type { AppPolicy } from './app-policy.js';
import type { Faults } from './faults.js';
import type { Graph } from './graph.js';
import type { Loaders } from './loaders.js';
import type { Policy } from './policy.js';
import type { SharedState } from './shared-state.js';

/** What a further context for the same caller may use. */
export interface ContextTerms {
  /** Calls to upstream. */
  readonly upstreamCalls: number;
  /** Where what it holds of answers is counted. */
  readonly memory: OperationMemory;
}

/** What the resolvers of one GraphQL operation share. Made per request, for one caller. */
export interface Context {
  readonly graph: Graph;
  /** Which apps the caller may name. */
  readonly apps: AppPolicy;
  /** Reads from upstream what the caller may see, each record and page once. */
  readonly loaders: Loaders;
  /** What the caller may see and do. */
  readonly policy: Policy;
  /** Errors to report beside the data. */
  readonly faults: Faults;
  /** The global ids of what the mutations of the operation have created so far, by how later ones may name them. */
  readonly createdIds: Map<string, string>;
  /** Calls upstream. */
  readonly sunshine: SunshineClient;
  /** When everything must be over, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Differs between callers without naming them. */
  readonly callerKey: string;
  /** The host that the caller has asked, with its port; undefined when the request did not say. */
  readonly host: string | undefined;
  /** Whether calls are made with the caller's own credentials, so that upstream decides what they may see. */
  readonly passesCredentialsOn: boolean;
  /** What all operations of the server share. */
  readonly shared: SharedState;
  /**
   * Another context for the same caller, with a deadline, a budget and loaders of its own: for one delivery of a
   * subscription, or for a check while it runs.
   *
   * @param signal Ends what it is for.
   * @param terms What it may use; by default as much as an operation may.
   */
  readonly again: (signal: AbortSignal, terms?: ContextTerms) => Context;
}
