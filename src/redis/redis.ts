import { hash } from 'node:crypto';

import { GraphQLError } from 'graphql';

import type { RedisProblem } from './problem.js';

/** What is known of Redis. */
export type RedisState =
  /** It was not reached yet, and no attempt has failed. */
  | { readonly state: 'unknown' }
  /** It answers and takes writes. */
  | { readonly state: 'up'; readonly since: Date }
  | { readonly state: 'down'; readonly since: Date; readonly cause: RedisProblem };

/** A change of what is known. */
export interface RedisChange {
  readonly before: RedisState;
  readonly now: RedisState;
  /** Host and port, without credentials. */
  readonly host: string;
}

/** Is notified of Redis, such as by metrics. */
export interface RedisObserver {
  /** It can no longer be used, or can be used again. */
  changed(change: RedisChange): void;
  /** A command has ended. */
  ended(command: string, outcome: 'ok' | 'failed', seconds: number): void;
}

/** A command could not be carried out: Redis is away, or refuses it. It may have been carried out all the same. */
export class RedisUnavailable extends GraphQLError {
  override readonly name = 'RedisUnavailable';
  readonly problem: RedisProblem;

  constructor(problem: RedisProblem) {
    super('the memory that the processes of this server share cannot be used: try again later', {
      extensions: { code: 'UPSTREAM_UNAVAILABLE' },
    });
    this.problem = problem;
  }
}

/** A Lua script, which Redis carries out as one step. */
export class Script {
  /** What metrics call it. */
  readonly name: string;
  readonly text: string;
  /** What Redis calls it. */
  readonly digest: string;

  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
    this.digest = hash('sha1', text);
  }
}

/** An entry of a stream: its id, and the names and values of its fields in turn. */
export type StreamEntry = readonly [id: string, fields: readonly string[]];

/** A connection of its own, for reads that wait. */
export interface StreamReader {
  /**
   * The entries after an id; none when there are none for two seconds.
   *
   * @throws {RedisUnavailable}
   */
  read(key: string, after: string, limit: number): Promise<readonly StreamEntry[]>;
  close(): void;
}

/** What the processes of one deployment share. */
export interface Redis {
  readonly state: RedisState;
  /**
   * Which run of which Redis server answers; undefined when it does not say. Another one may lack what the one before
   * had written last.
   */
  serverRun(): Promise<string | undefined>;
  /** The key for something of an app. All of one app are in one hash slot of a cluster. */
  key(appId: string, ...parts: readonly string[]): string;
  /**
   * Runs a script.
   *
   * @throws {RedisUnavailable} after two seconds at the latest.
   */
  evaluate(
    script: Script,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<unknown>;
  /** Opens a connection for reads that wait. */
  openReader(): StreamReader;
  /** Closes all connections. */
  close(): void;
}
