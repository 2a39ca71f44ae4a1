import type { SchemaExtension } from '../../src/graphql/schema-extension.js';

/** A source of events for tests: numbers, each when the test sends it. */
export class Numbers {
  /** How many were taken from it. */
  taken = 0;
  /** How many subscriptions to it are open. */
  open = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #sent: number[] = [];
  #isOver = false;
  #failure: Error | undefined;

  /** Adds a subscription to these numbers to a schema. */
  readonly extend: SchemaExtension = {
    typeDefs: `
      extend type Subscription {
        numbers(text: String): NumberDelivery! @requiresScopes(scopes: [["events:read"], ["user"]])
      }
      type NumberDelivery { number: Int! text: String failing: Int }
    `,
    resolvers: {
      Subscription: {
        numbers: {
          subscribe: () => this.#source(),
          resolve: (number: number, { text }: { text?: string }) => ({
            number,
            text,
            failing: () => {
              throw new Error('a secret');
            },
          }),
        },
      },
    },
  };

  /** Sends numbers. */
  send(...numbers: readonly number[]): void {
    this.#sent.push(...numbers);
    this.#wake();
  }

  /** Ends all subscriptions once what was sent is taken: with an error, or because there is nothing more to come. */
  finish(failure?: Error): void {
    this.#isOver = true;
    this.#failure = failure;
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #source(): AsyncIterableIterator<number> {
    let place = 0;
    this.open += 1;
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: async () => {
        for (;;) {
          const number = this.#sent[place];
          if (number !== undefined) {
            place += 1;
            this.taken += 1;
            return { done: false, value: number };
          }
          if (this.#failure) throw this.#failure;
          if (this.#isOver) return { done: true, value: undefined };
          await new Promise<void>((resolve) => this.#waiting.push(resolve));
        }
      },
      return: () => {
        this.open -= 1;
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }
}
