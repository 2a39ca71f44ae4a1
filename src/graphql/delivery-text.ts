/** The result of a delivery, as all who get the same are sent it. */
export class DeliveryText {
  /** The result as JSON. */
  readonly json: string;
  /** Whether it has errors: what failed may succeed a little later. */
  readonly hasErrors: boolean;
  readonly #frames = new Map<(json: string) => string, Buffer>();

  constructor(json: string, hasErrors: boolean) {
    this.json = json;
    this.hasErrors = hasErrors;
  }

  /** The bytes of the result in a transport, where they are the same for all subscriptions. Written once. */
  frame(write: (json: string) => string): Buffer {
    const written = this.#frames.get(write) ?? Buffer.from(write(this.json));
    this.#frames.set(write, written);
    return written;
  }
}
