/** What is known of a message that was sent with a key, and what follows from it. */

/** What has become of a send. All times are milliseconds since the epoch. */
type SendState =
  /** It is under way, and over by `until`. */
  | { readonly kind: 'sending'; readonly until: number }
  /** It was carried out, and these are the ids of its messages. */
  | { readonly kind: 'sent'; readonly messageIds: readonly string[] }
  /** It was not carried out. */
  | { readonly kind: 'refused' }
  /** It may have been carried out, and upstream may still be doing it. */
  | { readonly kind: 'in-doubt'; readonly since: number };

/** What is remembered of a key. */
export interface SendRecord {
  /** Differs between inputs, without containing them. */
  readonly fingerprint: string;
  /** The key of the credentials that it was first sent with. */
  readonly credentialsKey: string;
  /** When the earliest attempt that may have been carried out was made. */
  readonly firstSentAt: number;
  readonly state: SendState;
}

/** What a key is remembered by: not by the caller's token, which may be renewed between two attempts. */
export interface SendKey {
  readonly appId: string;
  readonly conversationId: string;
  /** `business`, or the user who is the author. */
  readonly author: string;
  /** The key that the client has chosen. */
  readonly key: string;
}

/** What to do for a send next. */
export type Step =
  /** Post it: it was not carried out, as far as can be known. */
  | { readonly do: 'post' }
  /** Look among the messages for it. `doubtSince`: when the doubt began; undefined when nothing is known of the key. */
  | { readonly do: 'look'; readonly doubtSince: number | undefined }
  /** Wait until the attempt that is under way is over. */
  | { readonly do: 'wait'; readonly until: number }
  /** Answer with these messages. */
  | { readonly do: 'answer'; readonly messageIds: readonly string[] }
  /** Reject it: the key was used for another input. */
  | { readonly do: 'reject' };

/** The state of a send as it is now: one that should be over, and of which no outcome is known, is in doubt. */
export function stateAt(state: SendState, now: number): SendState {
  return state.kind === 'sending' && now >= state.until
    ? { kind: 'in-doubt', since: state.until }
    : state;
}

/**
 * What to do for a send.
 *
 * @param record What is remembered of its key; undefined when nothing is.
 * @param mayHaveForgotten Whether the memory is so young that the key may have been used before.
 */
export function nextStep(
  record: SendRecord | undefined,
  fingerprint: string,
  mayHaveForgotten: boolean,
  now: number,
): Step {
  if (!record) return mayHaveForgotten ? { do: 'look', doubtSince: undefined } : { do: 'post' };
  const state = stateAt(record.state, now);
  if (state.kind === 'refused') return { do: 'post' };
  if (record.fingerprint !== fingerprint) return { do: 'reject' };
  switch (state.kind) {
    case 'sending':
      return { do: 'wait', until: state.until };
    case 'sent':
      return { do: 'answer', messageIds: state.messageIds };
    case 'in-doubt':
      return { do: 'look', doubtSince: state.since };
  }
}

/**
 * Whether a send that was not found may be posted: not before upstream must be done with the attempt in doubt.
 *
 * @param lookedAt When the look that did not find it began.
 * @param settle How many milliseconds upstream may take, at most, to carry out a call whose answer was lost.
 */
export function mayPost(doubtSince: number | undefined, lookedAt: number, settle: number): boolean {
  return doubtSince === undefined || lookedAt - doubtSince >= settle;
}
