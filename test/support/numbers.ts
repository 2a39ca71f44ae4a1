import { extendSchema, parse, type GraphQLSchema } from 'graphql';

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
  readonly extend = (schema: GraphQLSchema): GraphQLSchema => {
    const extended = extendSchema(
      schema,
      parse(`
        type Subscription { numbers(text: String): NumberDelivery! }
        type NumberDelivery { number: Int! text: String failing: Int }
        extend schema { subscription: Subscription }
      `),
      { assumeValidSDL: true },
    );
    const field = extended.getSubscriptionType()?.getFields()['numbers'];
    if (!field) throw new Error('the schema has no numbers');
    field.subscribe = () => this.#source();
    field.resolve = (number, { text }: { text?: string }) => ({
      number: number as number,
      text,
      failing: () => {
        throw new Error('a secret');
      },
    });
    return extended;
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
