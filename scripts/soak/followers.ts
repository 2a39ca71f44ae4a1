/** The subscribers of the soak with Redis: each is cut now and then, and goes on at the other process. */
import { setTimeout as pause } from 'node:timers/promises';

/** All subscribers together. */
export interface Followers {
  /** The ids of messages, in the order in which every subscriber has to get them. */
  readonly order: readonly string[];
  /** What a subscriber got that is not the next message. */
  readonly problems: readonly string[];
  readonly deliveries: () => number;
  readonly cuts: () => number;
  /** Waits until all have that many messages, for a minute at most. */
  catchUp(count: number): Promise<void>;
  stop(): void;
}

interface Follower {
  cursor: string;
  count: number;
  turn: number;
  connection: AbortController;
}

interface Delivery {
  readonly cursor: string;
  readonly gap: { readonly reason: string } | null;
  readonly event: { readonly message: { readonly messageId: string } } | null;
}

/** How many of a hundred subscribers are cut in a second. */
const CUTS = 1;

/** Subscribes that many times, divided between the processes. */
export async function followAll(urls: readonly string[], count: number): Promise<Followers> {
  const order: string[] = [];
  const problems: string[] = [];
  let deliveries = 0;
  let cuts = 0;
  let isOver = false;
  const cursor = await endOf(urls[0] ?? '');
  const followers = Array.from({ length: count }, (_, turn): Follower => ({
    cursor,
    count: 0,
    turn,
    connection: new AbortController(),
  }));

  const take = (follower: Follower, { cursor: next, gap, event }: Delivery): void => {
    follower.cursor = next;
    deliveries += 1;
    if (gap) problems.push(`gap ${gap.reason}`);
    const id = event?.message.messageId;
    if (id === undefined) return;
    if (follower.count === order.length) order.push(id);
    else if (order[follower.count] !== id) problems.push(`${id} at ${follower.count}`);
    follower.count += 1;
  };
  const follow = async (follower: Follower): Promise<void> => {
    while (!isOver) {
      follower.connection = new AbortController();
      const url = urls[follower.turn % urls.length] ?? '';
      await read(url, follower.cursor, follower.connection.signal, (delivery) =>
        take(follower, delivery),
      ).catch(() => undefined);
      follower.turn += 1;
      await pause(100);
    }
  };
  for (const follower of followers) void follow(follower);
  const cutting = setInterval(() => {
    for (let index = 0; index < Math.ceil((count * CUTS) / 100); index += 1) {
      followers[Math.floor(Math.random() * count)]?.connection.abort();
      cuts += 1;
    }
  }, 1_000);
  return {
    order,
    problems,
    deliveries: () => deliveries,
    cuts: () => cuts,
    async catchUp(wanted) {
      clearInterval(cutting);
      const end = Date.now() + 60_000;
      while (followers.some((each) => each.count < wanted)) {
        if (Date.now() > end) {
          const behind = followers.filter((each) => each.count < wanted).length;
          problems.push(`${behind} subscribers lack messages`);
          return;
        }
        await pause(100);
      }
    },
    stop() {
      isOver = true;
      for (const { connection } of followers) connection.abort();
    },
  };
}

async function endOf(url: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ eventCursor }"}',
  });
  return ((await response.json()) as { data: { eventCursor: string } }).data.eventCursor;
}

/** Reads deliveries over SSE until the connection ends. */
async function read(
  url: string,
  after: string,
  signal: AbortSignal,
  onDelivery: (delivery: Delivery) => void,
): Promise<void> {
  const query = `subscription { appEvents(after: "${after}", types: [MESSAGE]) {
    cursor gap { reason } event { ... on ConversationMessageEvent { message { messageId } } } } }`;
  const { body } = await fetch(url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal,
  });
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: ') || !line.includes('appEvents')) continue;
      const { data } = JSON.parse(line.slice(6)) as { data: { appEvents: Delivery } };
      onDelivery(data.appEvents);
    }
  }
}
