import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { conversationGid, participantGid, userGid } from './ids.js';

/** The kinds of record that have ids. */
export type IdType = 'Conversation' | 'EndUser' | 'Participant';

const CREW = SAMPLE.conversations.crew.id;
const GLOBAL_IDS: Readonly<Record<IdType, string>> = {
  Conversation: conversationGid(CREW),
  EndUser: userGid(SAMPLE.users.ada.id),
  Participant: participantGid(CREW, '67a3198c9d3e51c7a400c041'),
};

/** Texts that are no id of any record, global or not. */
const NO_IDS: readonly string[] = [
  ...['', '..', '../../x', '%2e%2e', 'a/b?c#d', 'bob', '\u0000', 'a\r\nx-header: y', '\ud800'],
  ...['x'.repeat(10_240), '!!!!', CREW.slice(1), CREW.toUpperCase(), `${CREW}\n`, `${CREW}/join`],
  ...[`Conversation::${CREW}`, `Message:app:${CREW}`, 'EndUser:app:..'].map(base64url),
  ...[`Conversation:app:${CREW}:${CREW}`, `Participant:app:${CREW}`].map(base64url),
];

/** Texts that are no global id: no id at all, or a global id in another spelling. */
export const NO_GLOBAL_IDS: readonly string[] = [
  ...[...NO_IDS, CREW],
  ...Object.values(GLOBAL_IDS).flatMap(respelled),
];

/** Texts that are no id of that type: no id at all, of another type, or a global id in another spelling. */
export function badIds(type: IdType): readonly string[] {
  const others = Object.values(GLOBAL_IDS).filter((id) => id !== GLOBAL_IDS[type]);
  return [...NO_IDS, ...others, ...respelled(GLOBAL_IDS[type])];
}

/** Other texts that a lenient decoder of base64 takes for the same bytes. */
function respelled(globalId: string): readonly string[] {
  return [
    ...[`${globalId}=`, `${globalId}\n`, ` ${globalId}`, `${globalId}!`],
    ...(globalId.length % 4 === 0 ? [] : [withUnusedBit(globalId)]),
  ];
}

/** The same bytes, where the last character has bits to spare. */
function withUnusedBit(globalId: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(globalId.slice(-1));
  return globalId.slice(0, -1) + alphabet.charAt(last + 1);
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
