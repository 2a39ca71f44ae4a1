/** Global ids by the names of their parts, for those who use this package as a library. */
import type { GraphQLResolveInfo } from 'graphql';

import type { Context } from '../kernel/context.js';
import { referenceOfIds, type RecordInApp } from '../kernel/entity.js';
import { find } from '../kernel/find.js';
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
  return encodeParts({ type: id.type, appId: id.appId, ids: idsIn(id) });
}

/**
 * The record that a resolver of an extension gives for a field of that record's type; null when there is none that the
 * caller may see. It is read once per request, and counts among the calls of the operation.
 *
 * @param context The context that the resolver got.
 * @param info What it got about the field.
 */
export async function findRecord(
  id: GlobalId,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<RecordInApp | null> {
  const entity = graph.entities.get(id.type);
  return entity ? find(entity, referenceOfIds(entity, id.appId, idsIn(id)), context, info) : null;
}

function idsIn(id: GlobalId): readonly string[] {
  const ids = new Map(Object.entries(id));
  const names = graph.entities.get(id.type)?.idParts ?? [];
  return names.map((name) => ids.get(name) ?? '');
}

/** What a global id says; undefined when the text is not exactly the encoding of one of an existing kind. */
export function decodeGlobalId(text: string): GlobalId | undefined {
  const { type = '', appId, ids = [] } = decodeParts(text) ?? {};
  const names = graph.entities.get(type)?.idParts;
  if (names?.length !== ids.length) return undefined;
  const named = Object.fromEntries(names.map((name, index) => [name, ids[index]]));
  return { type, appId, ...named } as GlobalId;
}
