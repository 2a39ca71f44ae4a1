import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

import { expect } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { listening } from '../support/listening.js';
import { until } from '../support/until.js';
import type { Call } from './rest-caller.js';

const { conversations, users } = SAMPLE;

interface ReceivedEvent {
  readonly id: string;
  readonly type: string;
  readonly createdAt: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One request that a webhook sent. */
interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly length: number;
  readonly body: {
    readonly app: unknown;
    readonly webhook: unknown;
    readonly events: readonly ReceivedEvent[];
  };
}

/** How a receiver answers a request: a status, or what to do with it. */
type Reaction = number | ((response: ServerResponse) => void);

export const SECRET = 'the-secret-of-the-receiver';

/** The target of webhooks, over HTTP. */
export class Receiver {
  readonly requests: Received[] = [];
  /** How the next requests are answered, the first of them next; all others with 200. */
  reactions: Reaction[] = [];
  target = '';

  /** Starts one that closes with the test, or with the file. */
  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const raw = Buffer.concat(chunks);
        const body = JSON.parse(raw.toString('utf8')) as Received['body'];
        receiver.requests.push({ headers: request.headers, length: raw.length, body });
        const reaction = receiver.reactions.shift() ?? 200;
        if (typeof reaction === 'function') reaction(response);
        else response.writeHead(reaction).end('{}');
      });
    });
    receiver.target = `http://127.0.0.1:${String(await listening(server))}/hook`;
    return receiver;
  }

  /** Starts one that a sandbox sends all its events to. */
  static async of(sandbox: Sandbox): Promise<Receiver> {
    const receiver = await Receiver.start();
    sandbox.addWebhook({ target: receiver.target, secret: SECRET });
    return receiver;
  }

  get events(): readonly ReceivedEvent[] {
    return this.requests.flatMap(({ body }) => body.events);
  }

  get types(): readonly string[] {
    return this.events.map(({ type }) => type);
  }

  /** The texts of the messages that came. */
  get texts(): readonly unknown[] {
    return this.events.map(
      ({ payload }) =>
        (payload['message'] as { content: { text: unknown } } | undefined)?.content.text,
    );
  }

  /** Waits until so many requests have come. */
  async has(count: number): Promise<void> {
    await until(
      () => this.requests.length >= count,
      `${String(count)} deliveries have come, not ${String(this.requests.length)}`,
    );
  }

  /** The payload of the one event that has come, which is of that type. */
  async onlyEvent(type: string): Promise<unknown> {
    await this.has(1);
    expect(this.types).toEqual([type]);
    return this.events[0]?.payload;
  }
}

/** What the events of both kinds of tests are about. */
export const ABOUT = {
  crew: { id: conversations.crew.id, type: 'sdkGroup' },
  crewPath: `/conversations/${conversations.crew.id}`,
  emptyPath: `/conversations/${conversations.noMessages.id}`,
  truncatedAda: { id: users.ada.id, authenticated: true, externalId: users.ada.externalId },
  text: { type: 'text', text: 'Hello' },
};

/** Does what only a person on a channel can do. */
export function actWith(call: Call): (body: object) => ReturnType<Call> {
  return (body) => call('POST', '/_sandbox/act', body);
}
