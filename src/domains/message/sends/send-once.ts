import { InputError } from '../../../kernel/input-error.js';
import { RedisUnavailable } from '../../../redis/redis.js';
import { SunshineError } from '../../../upstream/sunshine-error.js';
import { POST_MESSAGE } from '../rest.js';
import { mayPost, nextStep, type SendKey, type SendRecord } from './state.js';
import type { SendStore } from './store.js';

/** A message to send at most once. `T` is a message of the answer. */
export interface KeyedSend<T> {
  readonly key: SendKey;
  /** Differs between inputs. */
  readonly fingerprint: string;
  /** The key of the caller's credentials. */
  readonly credentialsKey: string;
  /** When the operation must be over, in milliseconds since the epoch. */
  readonly deadline: number;
  /**
   * Posts it.
   *
   * @throws {SunshineError} `inDoubt` when it may have been carried out.
   */
  post(): Promise<readonly T[]>;
  /**
   * Looks for it among the newest messages, and further back to those from before `sentAt`.
   *
   * @param sentAt When it may have been posted first, in milliseconds since the epoch; undefined to read one page.
   * @returns The messages; none when it is not there.
   * @throws when that cannot be found out.
   */
  look(sentAt?: number): Promise<readonly T[]>;
  /** The id of a message of the answer; undefined when it has none. */
  readonly idOf: (message: T) => string | undefined;
}

/** What a send has come to: its messages, or only the ids of those that were sent before. */
export type SendResult<T> =
  | { readonly messages: readonly T[]; readonly wasSentBefore: boolean }
  | {
      readonly messages?: undefined;
      readonly messageIds: readonly string[];
      readonly wasSentBefore: true;
    };

/** How often a send whose key others change at the same time begins anew, at most. */
const MAX_ROUNDS = 20;

/**
 * Sends a message at most once for each key, as long as the store remembers it. A send that may have been carried out
 * is looked for at once; when it is repeated it is looked for first, and posted again only after `settle` milliseconds,
 * because upstream may still be at work until then.
 *
 * @throws {InputError} `IDEMPOTENCY_KEY_REUSED` when the key was used for another input.
 * @throws {SunshineError} what upstream has refused it with; `inDoubt`, with the seconds after which a repetition can
 *   decide it, when it may have been carried out.
 */
export async function sendOnce<T>(
  send: KeyedSend<T>,
  store: SendStore,
  settle: number,
): Promise<SendResult<T>> {
  const { key, fingerprint, credentialsKey, deadline } = send;
  let mayRead = false;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const record = await store.get(key);
    // What others have sent is for those alone whom upstream lets read it.
    if (record && record.credentialsKey !== credentialsKey && !mayRead) {
      await send.look();
      mayRead = true;
      continue;
    }
    const now = Date.now();
    const step = nextStep(record, fingerprint, store.mayHaveForgotten(now, key), now);
    switch (step.do) {
      case 'reject':
        throw keyReused();
      case 'answer':
        return { messageIds: step.messageIds, wasSentBefore: true };
      case 'wait':
        if (now >= deadline) throw inDoubt('timeout', settle);
        if (record) await store.changed(key, record, Math.min(step.until, deadline) - now);
        continue;
      case 'look': {
        const found = await lookFor(send, store, record, step.doubtSince, settle);
        if (found) return found;
        break;
      }
      case 'post':
    }
    const posted = await post(send, store, record, settle);
    if (posted) return posted;
  }
  throw inDoubt('unreachable', settle);
}

/**
 * Looks for a send of which it is not known whether it was carried out. Undefined when it may be posted.
 *
 * @throws {SunshineError} `inDoubt` when it may have been carried out, or still be.
 */
async function lookFor<T>(
  send: KeyedSend<T>,
  store: SendStore,
  record: SendRecord | undefined,
  doubtSince: number | undefined,
  settle: number,
): Promise<SendResult<T> | undefined> {
  const lookedAt = Date.now();
  const left = doubtSince === undefined ? 0 : doubtSince + settle - lookedAt;
  const messages = await send.look(record?.firstSentAt).catch((error: unknown) => {
    throw (record ?? isNoAnswer(error)) ? stillInDoubt(error, left) : error;
  });
  if (messages.length > 0) {
    const firstSentAt = record?.firstSentAt ?? lookedAt;
    await remember(store, send.key, record, sent(send, firstSentAt, messages));
    return { messages, wasSentBefore: true };
  }
  if (mayPost(doubtSince, lookedAt, settle)) return undefined;
  throw inDoubt('unreachable', left);
}

/** Posts it, and looks for it when that is in doubt. Undefined when another attempt has begun in between. */
async function post<T>(
  send: KeyedSend<T>,
  store: SendStore,
  record: SendRecord | undefined,
  settle: number,
): Promise<SendResult<T> | undefined> {
  const { key, fingerprint, credentialsKey, deadline } = send;
  const isDoubtful = record !== undefined && record.state.kind !== 'refused';
  const firstSentAt = isDoubtful ? record.firstSentAt : Date.now();
  const state = { kind: 'sending', until: deadline } as const;
  const claimed: SendRecord = { fingerprint, credentialsKey, firstSentAt, state };
  if ((await store.replace(key, record, claimed)) !== claimed) return undefined;
  try {
    const messages = await named(send, await send.post(), firstSentAt);
    await remember(store, key, claimed, sent(send, firstSentAt, messages));
    return { messages, wasSentBefore: false };
  } catch (error) {
    if (error instanceof SunshineError && !error.inDoubt) {
      await remember(store, key, claimed, { ...claimed, state: { kind: 'refused' } });
      throw error;
    }
    const doubtful: SendRecord = { ...claimed, state: { kind: 'in-doubt', since: Date.now() } };
    await remember(store, key, claimed, doubtful);
    const messages = await send.look(firstSentAt).catch(() => []);
    if (messages.length === 0) throw stillInDoubt(error, settle);
    await remember(store, key, doubtful, sent(send, firstSentAt, messages));
    return { messages, wasSentBefore: false };
  }
}

/**
 * Remembers what has become of a send. Where the memory is away the outcome stands all the same: the key stays as it was
 * claimed, is in doubt from its deadline on, and is looked for when it is used again.
 */
async function remember(
  store: SendStore,
  key: SendKey,
  expected: SendRecord | undefined,
  next: SendRecord,
): Promise<void> {
  await store.replace(key, expected, next).catch((error: unknown) => {
    if (!(error instanceof RedisUnavailable)) throw error;
  });
}

/** What an answer has of the messages, or what is found of them when it names none: they were sent all the same. */
async function named<T>(
  send: KeyedSend<T>,
  answered: readonly T[],
  firstSentAt: number,
): Promise<readonly T[]> {
  if (answered.some((each) => send.idOf(each) !== undefined)) return answered;
  const found = await send.look(firstSentAt).catch(() => []);
  return found.length > 0 ? found : answered;
}

function sent<T>(
  { fingerprint, credentialsKey, idOf }: KeyedSend<T>,
  firstSentAt: number,
  messages: readonly T[],
): SendRecord {
  const state = { kind: 'sent', messageIds: messages.flatMap((each) => idOf(each) ?? []) } as const;
  return { fingerprint, credentialsKey, firstSentAt, state };
}

function keyReused(): InputError {
  return new InputError([
    {
      field: ['idempotencyKey'],
      rule: 'was used for another input: each message needs a key of its own',
      code: 'IDEMPOTENCY_KEY_REUSED',
    },
  ]);
}

/** Whether the failure says nothing about what was asked for. */
function isNoAnswer(error: unknown): boolean {
  if (!(error instanceof SunshineError)) return false;
  const { reason, status = 0 } = error;
  return reason === 'timeout' || reason === 'unreachable' || status >= 500;
}

function inDoubt(reason: 'timeout' | 'unreachable', left: number): SunshineError {
  return new SunshineError(POST_MESSAGE, reason, { inDoubt: true, retryAfter: secondsOf(left) });
}

/** The same failure, with the seconds after which a repetition can decide whether the send was carried out. */
function stillInDoubt(error: unknown, left: number): unknown {
  if (!(error instanceof SunshineError)) return error;
  const { operation, reason, status, errors, retryAfter = 0 } = error;
  return new SunshineError(operation, reason, {
    ...(status === undefined ? {} : { status }),
    errors,
    retryAfter: Math.max(retryAfter, secondsOf(left)),
    inDoubt: true,
    isServers: error.refusesServer,
  });
}

function secondsOf(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1_000));
}
