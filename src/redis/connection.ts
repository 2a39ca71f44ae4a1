/** The connections to Redis. The only module that loads its client: nothing of it is there without `REDIS_URL`. */
import { performance } from 'node:perf_hooks';

import { Redis as Client } from 'ioredis';

import { isAnswering, redisProblemOf, type RedisProblem } from './problem.js';
import {
  RedisUnavailable,
  type Redis,
  type RedisObserver,
  type RedisState,
  type Script,
  type StreamReader,
} from './redis.js';
import { UnderWay } from './under-way.js';

/** Where Redis is. */
export interface RedisOptions {
  /** `redis://` or `rediss://`. */
  readonly url: string;
  /** What comes before every key. */
  readonly prefix: string;
}

/** How long a command may take, in milliseconds. */
const COMMAND_TIMEOUT = 2_000;
/** How long it may take to connect, in milliseconds. */
const CONNECT_TIMEOUT = 5_000;
/** How long a read waits for entries, in milliseconds. */
const BLOCK = 2_000;
/** How often it is tried whether Redis takes writes, in milliseconds. */
const PROBE_INTERVAL = 1_000;
/** How long to wait before connecting again: longer after each failure, and at most so many milliseconds. */
const RETRY_STEP = 50;
const MAX_RETRY = 1_000;

/**
 * One connection for commands, and one for each reader. When Redis does not answer, commands fail at once until it
 * does: they would pile up. A command is never sent again by itself.
 */
export class RedisConnection implements Redis {
  readonly #options: RedisOptions;
  readonly #observer: RedisObserver;
  readonly #client: Client;
  readonly #underWay = new UnderWay();
  readonly #readers = new Set<StreamReader>();
  readonly #host: string;
  readonly #timer: NodeJS.Timeout;
  #state: RedisState = { state: 'unknown' };
  /** Until its state is known for the first time. */
  readonly #known: Promise<void>;
  #onKnown: () => void = () => undefined;
  #serverRun: string | undefined;
  /** Whether it is not known which server is at the other end of the connection. */
  #isNew = true;
  /** Whether this process closes the connection, to open another one. */
  #isGivenUp = false;
  #isProbing = false;
  #isClosed = false;

  constructor(options: RedisOptions, observer: RedisObserver) {
    this.#options = options;
    this.#observer = observer;
    const { hostname, port } = new URL(options.url);
    this.#host = `${hostname}:${port || '6379'}`;
    this.#known = new Promise((resolve) => (this.#onKnown = resolve));
    this.#client = this.#connect(COMMAND_TIMEOUT);
    this.#client.on('error', (error) => {
      this.#fail(redisProblemOf(error));
    });
    this.#client.on('close', () => {
      this.#isNew = true;
      this.#underWay.fail();
      if (this.#state.state !== 'unknown' && !this.#isGivenUp) this.#fail('connection-lost');
      this.#isGivenUp = false;
    });
    this.#client.on('ready', () => void this.#probe());
    this.#timer = setInterval(() => {
      if (this.#client.status === 'ready' && !this.#isProbing) void this.#probe();
    }, PROBE_INTERVAL).unref();
  }

  get state(): RedisState {
    return this.#state;
  }

  async serverRun(): Promise<string | undefined> {
    await this.#known;
    return this.#serverRun;
  }

  key(appId: string, ...parts: readonly string[]): string {
    return `${this.#options.prefix}{${appId}}:${parts.join(':')}`;
  }

  async evaluate(
    { name, text, digest }: Script,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<unknown> {
    const start = performance.now();
    await this.#known;
    const problem = this.#state.state === 'down' ? this.#state.cause : 'connection-lost';
    if (this.#isNew || (this.#state.state === 'down' && !isAnswering(problem))) {
      this.#observer.ended(name, 'failed', 0);
      throw new RedisUnavailable(problem);
    }
    try {
      const command = this.#client
        .evalsha(digest, keys.length, ...keys, ...args)
        .catch((error: unknown) => {
          // It was not carried out: this server does not know the script yet.
          if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
          return this.#client.eval(text, keys.length, ...keys, ...args);
        });
      const reply = await this.#underWay.of(command);
      this.#observer.ended(name, 'ok', (performance.now() - start) / 1_000);
      return reply;
    } catch (error) {
      this.#observer.ended(name, 'failed', (performance.now() - start) / 1_000);
      const problem = redisProblemOf(error);
      // Any other reply is about a defect of a script.
      if (problem === 'other' && error instanceof Error && error.name === 'ReplyError') throw error;
      this.#fail(problem);
      throw new RedisUnavailable(problem);
    }
  }

  openReader(): StreamReader {
    const client = this.#connect(BLOCK + COMMAND_TIMEOUT);
    // The other connection shows the same.
    client.on('error', () => undefined);
    const underWay = new UnderWay();
    client.on('close', () => underWay.fail());
    const reader: StreamReader = {
      read: async (key, after, limit) => {
        try {
          const reply = await underWay.of(
            client.xread('COUNT', limit, 'BLOCK', BLOCK, 'STREAMS', key, after),
          );
          return reply?.[0]?.[1] ?? [];
        } catch (error) {
          const problem = redisProblemOf(error);
          // While it is connecting that would end it for good.
          if (problem === 'response-timeout' && client.status === 'ready') client.disconnect(true);
          throw new RedisUnavailable(problem);
        }
      },
      close: () => {
        this.#readers.delete(reader);
        client.disconnect();
      },
    };
    this.#readers.add(reader);
    return reader;
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.#onKnown();
    for (const reader of this.#readers) reader.close();
    this.#client.disconnect();
  }

  #connect(commandTimeout: number): Client {
    return new Client(this.#options.url, {
      protocol: 2,
      commandTimeout,
      connectTimeout: CONNECT_TIMEOUT,
      // How long a connection that is given up may take to close.
      disconnectTimeout: 100,
      maxRetriesPerRequest: 1,
      autoResendUnfulfilledCommands: false,
      enableReadyCheck: false,
      disableClientInfo: true,
      retryStrategy: (attempts) => Math.min(attempts * RETRY_STEP, MAX_RETRY),
    });
  }

  /** Finds out whether Redis answers and takes writes. Nothing else ends its being down. */
  async #probe(): Promise<void> {
    this.#isProbing = true;
    try {
      if (this.#isNew) {
        this.#serverRun = await this.#readServerRun();
        this.#isNew = false;
      }
      await this.#client.set(`${this.#options.prefix}probe`, '1', 'PX', PROBE_INTERVAL * 10);
      if (this.#state.state !== 'up') this.#change({ state: 'up', since: new Date() });
    } catch (error) {
      this.#fail(redisProblemOf(error));
    } finally {
      this.#isProbing = false;
    }
  }

  async #readServerRun(): Promise<string | undefined> {
    try {
      return /^run_id:(\w+)/m.exec(await this.#client.info('server'))?.[1];
    } catch (error) {
      // This one command may not be allowed.
      if (error instanceof Error && error.message.startsWith('NOPERM')) return undefined;
      throw error;
    }
  }

  #fail(problem: RedisProblem): void {
    if (this.#isClosed) return;
    // What was sent and not answered would be kept; and a name may lead to another server by now.
    const isToClose = problem === 'response-timeout' || problem === 'read-only';
    if (isToClose && this.#client.status === 'ready') {
      this.#isGivenUp = true;
      this.#client.disconnect(true);
    }
    const before = this.#state;
    if (before.state !== 'down') this.#change({ state: 'down', since: new Date(), cause: problem });
    else if (isAnswering(before.cause) !== isAnswering(problem))
      this.#change({ ...before, cause: problem });
  }

  #change(now: RedisState): void {
    const before = this.#state;
    this.#state = now;
    this.#onKnown();
    this.#observer.changed({ before, now, host: this.#host });
  }
}
