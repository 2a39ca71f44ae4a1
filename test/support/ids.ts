import { encodeGlobalId } from '../../src/domains/global-ids.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';

/** A record id like any other, which no record has. */
export const UNKNOWN_ID = 'ffffffffffffffffffffffff';

/** The global id of a conversation, by default in the sample app. */
export function conversationGid(conversationId: string, appId: string = SAMPLE.appId): string {
  return encodeGlobalId({ type: 'Conversation', appId, conversationId });
}

/** The global id of a user, by default in the sample app. */
export function userGid(userId: string, appId: string = SAMPLE.appId): string {
  return encodeGlobalId({ type: 'EndUser', appId, userId });
}

/** The global id of a participant of a conversation in the sample app. */
export function participantGid(conversationId: string, participantId: string): string {
  return encodeGlobalId({
    type: 'Participant',
    appId: SAMPLE.appId,
    conversationId,
    participantId,
  });
}

/** The global id of a client of a user in the sample app. */
export function clientGid(userId: string, clientId: string): string {
  return encodeGlobalId({ type: 'EndUserClient', appId: SAMPLE.appId, userId, clientId });
}

/** The global id of a device of a user in the sample app. */
export function deviceGid(userId: string, deviceId: string): string {
  return encodeGlobalId({ type: 'EndUserDevice', appId: SAMPLE.appId, userId, deviceId });
}
