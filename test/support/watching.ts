import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { webhookEvent } from './events.js';
import { subscribeOver, type Stream } from './stream.js';

/** What a client of a subscription has got. */
export interface Watching {
  /** The texts of messages, and the reasons of gaps after `gap `. */
  seen(): readonly string[];
  /** The cursor of the latest delivery; undefined when there was none. */
  cursor(): string | undefined;
  readonly stream: Stream;
}

interface Delivery {
  readonly cursor: string;
  readonly gap: { readonly reason: string } | null;
  readonly event: { readonly message?: { readonly content: { readonly text: string } } } | null;
}

const PARTS = /^data: (.+)$/gm;

/** Subscribes to all events of the sample app over SSE. */
export async function watch(url: string, after?: string): Promise<Watching> {
  const args = after === undefined ? '' : `(after: "${after}")`;
  const stream = await subscribeOver(
    url,
    'text/event-stream',
    `subscription { appEvents${args} { cursor gap { reason }
      event { ... on ConversationMessageEvent { message { content { text } } } } } }`,
  );
  const deliveries = (): readonly Delivery[] =>
    [...stream.text().matchAll(PARTS)].map(([, json = '']) => {
      const { data } = JSON.parse(json) as { readonly data: { readonly appEvents: Delivery } };
      return data.appEvents;
    });
  return {
    stream,
    seen: () =>
      deliveries().map(({ gap, event }) =>
        gap ? `gap ${gap.reason}` : (event?.message?.content.text ?? 'another event'),
      ),
    cursor: () => deliveries().at(-1)?.cursor,
  };
}

/** A message in a sample conversation, as a webhook sends it. A number makes it the same message. */
export function messageEvent(serial: number, text = `message ${serial}`): object {
  return webhookEvent(
    'conversation:message',
    {
      conversation: { id: SAMPLE.conversations.crew.id, type: 'sdkGroup' },
      message: {
        id: serial.toString(16).padStart(24, '0'),
        author: { type: 'business' },
        content: { type: 'text', text },
      },
    },
    { id: `event ${serial}` },
  );
}
