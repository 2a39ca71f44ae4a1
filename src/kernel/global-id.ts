/**
 * Global ids: base64url of the type, the app and the record's own ids, joined by colons. No part can hold a colon,
 * so an id can be read in one way only, and every record has exactly one id.
 */

/** What a global id says. */
export type GlobalId =
  | { readonly type: 'Conversation'; readonly appId: string; readonly conversationId: string }
  | { readonly type: 'EndUser'; readonly appId: string; readonly userId: string }
  | {
      readonly type: 'Participant';
      readonly appId: string;
      readonly conversationId: string;
      readonly participantId: string;
    };

/** Whether a text is a record id of Sunshine Conversations: 24 lower-case hexadecimal digits. */
export function isRecordId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text);
}

/** Whether a text can be an app id: 1 to 128 letters, digits, `_` and `-`. */
export function isAppId(text: string): boolean {
  return /^[\w-]{1,128}$/.test(text);
}

/** The global id of a record. */
export function encodeGlobalId(id: GlobalId): string {
  return Buffer.from([id.type, id.appId, ...recordIds(id)].join(':')).toString('base64url');
}

/** What a global id says; undefined when the text is not one, down to its exact spelling. */
export function decodeGlobalId(text: string): GlobalId | undefined {
  const [type, appId, ...records] = Buffer.from(text, 'base64url').toString('latin1').split(':');
  if (appId === undefined || !isAppId(appId) || !records.every(isRecordId)) return undefined;
  const id = fromParts(type, appId, records);
  return id !== undefined && encodeGlobalId(id) === text ? id : undefined;
}

function recordIds(id: GlobalId): readonly string[] {
  switch (id.type) {
    case 'Conversation':
      return [id.conversationId];
    case 'EndUser':
      return [id.userId];
    case 'Participant':
      return [id.conversationId, id.participantId];
  }
}

function fromParts(
  type: string | undefined,
  appId: string,
  [first, second]: readonly string[],
): GlobalId | undefined {
  if (first === undefined) return undefined;
  if (type === 'Conversation') return { type, appId, conversationId: first };
  if (type === 'EndUser') return { type, appId, userId: first };
  if (type === 'Participant' && second !== undefined)
    return { type, appId, conversationId: first, participantId: second };
  return undefined;
}
