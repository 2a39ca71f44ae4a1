/**
 * How a transport runs a subscription. The `subscribe` resolvers check the caller, and give an async iterable of
 * deliveries (`createSourceEventStream` of graphql-js gives it, or the errors). It is pulled: nothing is read from the
 * log before the next delivery is asked for; `return()` ends it at any time, also while it waits. It ends by itself when
 * nothing more can come, and fails with the error to show when it cannot go on.
 *
 * The transport executes the document once for each delivery, which is the root value, with a context of its own:
 * `context.again(signal)` of the context that `subscribe` was called with. Deliveries with the same `contentKey` give
 * the same to all callers with the same document, variables and visibility.
 */
import { GraphQLError } from 'graphql';

import type {
  ConversationEventType,
  SubscriptionAppEventsArgs,
  SubscriptionConversationEventsArgs,
  SubscriptionUserEventsArgs,
} from '../../__generated__/resolvers.js';
import { decodeCursor } from '../../events/cursor.js';
import { follow } from '../../events/follow.js';
import type { Context } from '../../kernel/context.js';
import { forbidden } from '../../kernel/forbidden.js';
import { InputReader } from '../../kernel/input-reader.js';
import { conversation } from '../conversation/definition.js';
import { getConversation } from '../conversation/rest.js';
import { endUser } from '../user/definition.js';
import { readUserReference } from '../user/input.js';
import type { UserLookup } from '../user/records.js';
import { getUser } from '../user/rest.js';
import { EndUserAudience, EVERYTHING, ofConversation, OfUser, type Audience } from './audience.js';
import { checkedAgain } from './checked-again.js';
import { MembershipSource } from './membership-source.js';
import { tookPart } from './memberships.js';
import type { EventDelivery } from './records.js';
import { getApp } from './rest.js';

/** What the arguments of all subscriptions have. */
interface CommonArguments {
  readonly types?: readonly ConversationEventType[] | null | undefined;
  readonly after?: string | null | undefined;
  readonly appId?: string | null | undefined;
}

/**
 * Finds out which events a subscription gets, once the end of the log is known. It is given the context, because what it
 * returns lasts: it would keep the variables of the resolver.
 */
type AudienceOf = (context: Context, signal: AbortSignal, end: string) => Promise<Audience>;

/** The same for callers who take no part in a conversation, and for one that does not exist. */
const NOT_THEIRS = 'the caller takes no part in this conversation, or it does not exist';

/** The `subscribe` resolvers. */
export const subscriptions = {
  conversationEvents: (
    _: unknown,
    args: SubscriptionConversationEventsArgs,
    context: Context,
  ): Promise<AsyncIterable<EventDelivery>> => {
    const reader = readerOf(args, context);
    const conversationId = reader.recordId(conversation, ['conversationId'], args.conversationId);
    const appId = reader.finish();
    return start(appId, args, context, async (starting, signal, end) => {
      const { viewer } = starting.policy;
      if (!viewer)
        return checkedAgain(
          ofConversation(conversationId),
          starting,
          signal,
          NOT_THEIRS,
          (sunshine) => getConversation(sunshine, { appId, conversationId }),
        );
      const source = new MembershipSource(starting, appId, signal);
      const [userId, membership] = await Promise.all([
        viewer.userId(),
        source.readOnce(conversationId),
      ]);
      if (userId === undefined || tookPart(membership, userId, end) !== true)
        throw forbidden(NOT_THEIRS);
      return new EndUserAudience(source, userId, conversationId, (id) => viewer.becomes(id));
    });
  },

  userEvents: (
    _: unknown,
    args: SubscriptionUserEventsArgs,
    context: Context,
  ): Promise<AsyncIterable<EventDelivery>> => {
    const { viewer } = context.policy;
    const reader = readerOf(args, context);
    const reference = args.by ? readUserReference(reader, ['by'], args.by) : undefined;
    if (!reference && !viewer) reader.reject(['by'], 'must be given: the caller is no end user');
    const appId = reader.finish();
    return start(appId, args, context, async (starting, signal) => {
      const source = new MembershipSource(starting, appId, signal);
      if (viewer) {
        if (reference) await viewer.requireSelf({ appId, ...reference });
        const userId = await viewer.userId();
        if (userId === undefined) throw forbidden('the end user who calls does not exist');
        return new EndUserAudience(source, userId, undefined, (id) => viewer.becomes(id));
      }
      const lookup: UserLookup = { appId, ...(reference ?? { userId: '' }) };
      const userId = lookup.userId ?? (await starting.loaders.record(endUser).load(lookup))?.id;
      if (userId === undefined) throw forbidden('there is no such user');
      const audience = new OfUser(source, userId);
      return checkedAgain(audience, starting, signal, 'there is no such user', (sunshine) =>
        getUser(sunshine, { appId, userId }),
      );
    });
  },

  appEvents: (
    _: unknown,
    args: SubscriptionAppEventsArgs,
    context: Context,
  ): Promise<AsyncIterable<EventDelivery>> => {
    if (context.policy.viewer) throw forbidden('an end user may not see the events of an app');
    const appId = readerOf(args, context).finish();
    return start(appId, args, context, (starting, signal) =>
      checkedAgain(EVERYTHING, starting, signal, 'the caller may not see this app', (sunshine) =>
        getApp(sunshine, appId),
      ),
    );
  },
};

/** The error for subscriptions to apps whose webhooks are not received. */
export function notConfigured(): GraphQLError {
  return new GraphQLError('this server receives no events of this app', {
    extensions: { code: 'EVENTS_NOT_CONFIGURED' },
  });
}

function readerOf(args: CommonArguments, { apps }: Context): InputReader {
  const reader = new InputReader(apps, args);
  if (typeof args.after === 'string' && !decodeCursor(args.after))
    reader.reject(['after'], 'must be the cursor of a delivery, or that of `eventCursor`');
  return reader;
}

async function start(
  appId: string,
  { types, after }: CommonArguments,
  context: Context,
  audienceOf: AudienceOf,
): Promise<AsyncIterable<EventDelivery>> {
  const { events } = context.shared;
  if (!events.has(appId)) throw notConfigured();
  const stop = new AbortController();
  // Before anything is read, so that nothing that changes meanwhile is missed.
  const end = await events.log.end(appId);
  const audience = await audienceOf(context, stop.signal, end);
  const deliveries = deliver(audience, types ? new Set(types) : undefined, after ?? end, () =>
    follow(events.log, {
      appId,
      after: after ?? undefined,
      end,
      signal: stop.signal,
      ignores: (previous, logged) => audience.ignores(previous, logged),
    }),
  );
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => deliveries.next(),
      return: () => {
        stop.abort();
        return deliveries.return();
      },
    }),
  };
}

async function* deliver(
  audience: Audience,
  types: ReadonlySet<ConversationEventType> | undefined,
  from: string,
  steps: () => ReturnType<typeof follow>,
): AsyncGenerator<EventDelivery, void, undefined> {
  let previousCursor = from;
  let previous = from;
  for await (const step of steps()) {
    if (step.kind === 'end') {
      if (audience.isOver) return;
    } else if (step.kind === 'gap') {
      const { cursor, reason, since, isReplayed } = step;
      const gap = { reason, since: since === undefined ? null : new Date(since).toISOString() };
      const { viewerId } = audience;
      yield { cursor, previousCursor, event: null, loggedAt: null, gap, isReplayed, viewerId };
      previousCursor = previous = cursor;
    } else {
      const { logged, isReplayed } = step;
      const { cursor, event, loggedAt } = logged;
      const verdict = await audience.admit(previous, logged);
      previous = cursor;
      const isWanted =
        verdict !== 'skip' &&
        (!types || types.has(event.type)) &&
        !(isReplayed && event.type === 'TYPING');
      if (isWanted) {
        const { viewerId } = audience;
        yield { cursor, previousCursor, event, loggedAt, gap: null, isReplayed, viewerId };
        previousCursor = cursor;
      }
      if (verdict === 'last') return;
    }
  }
}
