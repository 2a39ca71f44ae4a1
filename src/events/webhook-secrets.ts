import { createHash, timingSafeEqual } from 'node:crypto';

/** What a webhook is sent with, and by which app. */
export interface WebhookSecret {
  readonly appId: string;
  readonly secret: string;
}

/** The secrets of webhooks. Several of one app are valid at once. */
export class WebhookSecrets {
  readonly #known: { readonly appId: string; readonly digest: Buffer }[] = [];

  constructor(secrets: readonly WebhookSecret[]) {
    for (const secret of secrets) this.add(secret);
  }

  /** The apps that have one. */
  get apps(): ReadonlySet<string> {
    return new Set(this.#known.map(({ appId }) => appId));
  }

  add({ appId, secret }: WebhookSecret): void {
    this.#known.push({ appId, digest: digestOf(secret) });
  }

  /**
   * The apps whose secret a text is; none when it is no secret. It is compared with all of them, each in constant time,
   * so that the time it takes discloses nothing.
   */
  appsOf(text: string): ReadonlySet<string> {
    const digest = digestOf(text);
    const equal = this.#known.filter((known) => timingSafeEqual(known.digest, digest));
    return new Set(equal.map(({ appId }) => appId));
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
