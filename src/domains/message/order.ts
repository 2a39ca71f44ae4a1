import { isValid, type Listed } from '../../kernel/slice.js';
import type { Message } from './records.js';

/** A message with the time and the id that say where it belongs. */
interface Placed {
  readonly message: Listed<Message>;
  readonly time: number;
  readonly id: string;
}

/**
 * The messages of one page in the order of their arrival, in whichever order upstream has them: by `received`, then by
 * id. What cannot be read, or has no time, stays behind the message that it follows.
 */
export function oldestFirst(page: readonly Listed<Message>[]): readonly Listed<Message>[] {
  const ascending = isDescending(page) ? page.toReversed() : page;
  let last = { time: Number.NEGATIVE_INFINITY, id: '' };
  const placed = ascending.map((message): Placed => {
    const time = timeOf(message);
    if (time !== undefined) last = { time, id: message.id ?? '' };
    return { message, ...last };
  });
  // Sorting is stable: messages of the same place keep their order.
  return placed.toSorted(byArrival).map(({ message }) => message);
}

function byArrival(one: Placed, other: Placed): number {
  if (one.time !== other.time) return one.time - other.time;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

function isDescending(page: readonly Listed<Message>[]): boolean {
  const times = page.map(timeOf).filter((time) => time !== undefined);
  return (times[0] ?? 0) > (times.at(-1) ?? 0);
}

/** When a message arrived, in milliseconds since the epoch; undefined when it does not say. */
function timeOf(message: Listed<Message>): number | undefined {
  if (!isValid(message) || typeof message.received !== 'string') return undefined;
  const time = Date.parse(message.received);
  return Number.isNaN(time) ? undefined : time;
}
