/** Global ids by the names of their parts, for those who use this package as a library. */
import { decodeParts, encodeParts } from '../kernel/global-id.js';
import { graph } from './domains.js';

/** What a global id says. */
export type GlobalId =
  | { readonly type: 'Conversation'; readonly appId: string; readonly conversationId: string }
  | { readonly type: 'EndUser'; readonly appId: string; readonly userId: string }
  | {
      readonly type: 'Participant';
      readonly appId: string;
      readonly conversationId: string;
      readonly participantId: string;
    }
  | {
      readonly type: 'ConversationMessage';
      readonly appId: string;
      readonly conversationId: string;
      readonly messageId: string;
    }
  | {
      readonly type: 'EndUserClient';
      readonly appId: string;
      readonly userId: string;
      readonly clientId: string;
    }
  | {
      readonly type: 'EndUserDevice';
      readonly appId: string;
      readonly userId: string;
      readonly deviceId: string;
    };

/** The global id of a record. */
export function encodeGlobalId(id: GlobalId): string {
  const { type, appId, ...parts } = id;
  const ids = new Map(Object.entries(parts));
  const names = graph.entities.get(type)?.idParts ?? [];
  return encodeParts({ type, appId, ids: names.map((name) => ids.get(name) ?? '') });
}

/** What a global id says; undefined when the text is not exactly the encoding of one of an existing kind. */
export function decodeGlobalId(text: string): GlobalId | undefined {
  const { type = '', appId, ids = [] } = decodeParts(text) ?? {};
  const names = graph.entities.get(type)?.idParts;
  if (names?.length !== ids.length) return undefined;
  const named = Object.fromEntries(names.map((name, index) => [name, ids[index]]));
  return { type, appId, ...named } as GlobalId;
}
