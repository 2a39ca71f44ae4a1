/**
 * Time for others. Records that were read before are resolved without a pause, however many there are, and meanwhile the
 * event loop stands still: no health check is answered, no deadline passes. So the fields that lead from record to record
 * are resolved in turns.
 */
import { GraphQLError, type GraphQLFieldResolver } from 'graphql';

import type { Context } from './context.js';

/** How long fields are resolved, in milliseconds, before everything else that waits is done. */
const TURN_MS = 20;
/** How many fields begin in a turn at once: what they give is worked on afterwards, which takes longer. */
const FIELDS_PER_TURN = 500;

/** Of the whole process, as its operations share one event loop. */
class Turns {
  #begun: number | undefined;
  #started = 0;
  /** Those that wait, in the order of their arrival. */
  #waiting: (() => void)[] = [];

  /** Undefined when a field may be resolved at once; otherwise settles when its time has come. */
  wait(): Promise<void> | undefined {
    const begun = this.#begun ?? this.#begin();
    if (
      this.#waiting.length === 0 &&
      this.#started < FIELDS_PER_TURN &&
      performance.now() - begun < TURN_MS
    ) {
      this.#started += 1;
      return undefined;
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #begin(): number {
    const begun = performance.now();
    this.#begun = begun;
    this.#started = 0;
    setImmediate(() => {
      this.#begun = undefined;
      if (this.#waiting.length > 0) void this.#admit(this.#begin());
    });
    return begun;
  }

  /** Admits one after the other, and lets the work that each makes go on in between, until the turn is over. */
  async #admit(begun: number): Promise<void> {
    let admitted = 0;
    for (const start of this.#waiting) {
      if (performance.now() - begun >= TURN_MS) break;
      admitted += 1;
      start();
      await Promise.resolve();
    }
    this.#waiting = this.#waiting.slice(admitted);
  }
}

const turns = new Turns();

/**
 * The resolver of a field that leads to other records. It waits for its turn when much is being resolved, and gives an
 * error instead once the deadline of the operation has passed.
 */
export function inTurn<Parent, Args>(
  resolve: GraphQLFieldResolver<Parent, Context, Args>,
): GraphQLFieldResolver<Parent, Context, Args> {
  return (parent, args, context, info) => {
    const waiting = turns.wait();
    if (waiting)
      return waiting.then(() => {
        requireTime(context);
        return resolve(parent, args, context, info);
      });
    requireTime(context);
    return resolve(parent, args, context, info);
  };
}

function requireTime({ deadline }: Context): void {
  if (Date.now() >= deadline)
    throw new GraphQLError('the operation took longer than it may; this field was not resolved', {
      extensions: { code: 'OPERATION_TIMEOUT' },
    });
}
