import { SAMPLE } from '../../src/sandbox/sandbox.js';
import type { Graph, GraphAnswer } from './graph.js';

/** The mutation that posts a message, with what most tests ask of its answer. */
export const SEND = `mutation ($input: SendConversationMessageInput!) {
  sendConversationMessage(input: $input) {
    wasSentBefore
    message { messageId }
    userErrors { code message field }
  }
}`;

/** A text of the business for the crew, unless something else is said. */
export function textToCrew(change: object = {}): object {
  return {
    conversationId: SAMPLE.conversations.crew.id,
    author: { business: {} },
    content: { text: { text: 'hello' } },
    ...change,
  };
}

/** What a send was answered with. */
export interface Sent {
  readonly wasSentBefore: boolean;
  readonly message: { readonly messageId: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}

/** The payload of a send; null when it failed with an error. */
export function sentIn({ data }: Pick<GraphAnswer, 'data'>): Sent | null {
  return (data as { sendConversationMessage: Sent | null } | null)?.sendConversationMessage ?? null;
}

/** Posts a message. */
export function sendTo(graph: Graph, input: object): Promise<GraphAnswer> {
  return graph.query(SEND, { input });
}
