import type { Graph } from './graph.js';

/** The mutations of the graph, which are also the names of the REST operations that they call. */
export type MutationName =
  | 'createConversation'
  | 'updateConversation'
  | 'deleteConversation'
  | 'joinConversation'
  | 'leaveConversation'
  | 'downloadMessageRef'
  | 'postConversionEvents';

/** An operation of one mutation: its input is `$input`, and of its payload it asks for `userErrors` and these fields. */
export function mutation(name: MutationName, payload = ''): string {
  const inputType = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  return `mutation ($input: ${inputType}) {
    ${name}(input: $input) { ${payload} userErrors { code message field } }
  }`;
}

/** A reference of Apple Messages for Business, as `downloadMessageRef` takes it. */
export const APPLE = {
  interactiveDataRef: { url: 'https://x.example', bid: 'b', key: 'k', signature: 's', owner: 'o' },
};

/** An input of every mutation but createConversation, for that conversation and that user. */
export function changesOf(
  conversationId: string,
  userId: string,
): Readonly<Record<Exclude<MutationName, 'createConversation'>, object>> {
  return {
    updateConversation: { conversationId, displayName: 'x' },
    deleteConversation: { conversationId },
    joinConversation: { conversationId, user: { userId } },
    leaveConversation: { conversationId, participant: { userId } },
    downloadMessageRef: { conversationId, userId, apple: APPLE },
    postConversionEvents: { conversationId, events: { messenger: { data: [] } } },
  };
}

/** The JSON bodies with which a REST operation was called, in order of arrival. */
export function sentBodies({ sandbox }: Graph, operation: string): readonly unknown[] {
  return sandbox.requests.entries
    .filter((entry) => entry.operation === operation)
    .map(({ body }) => body);
}

/** The REST operations that were called, in order of arrival. */
export function calledOperations({ sandbox }: Graph): readonly string[] {
  return sandbox.requests.entries.map(({ operation }) => operation);
}

/** The text at a path of an answer's data. Throws when there is none. */
export function textAt(data: unknown, ...path: readonly (string | number)[]): string {
  const text = path.reduce(childOf, data);
  if (typeof text !== 'string') throw new Error(`there is no text at ${path.join('.')}`);
  return text;
}

function childOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
