/** How upstream's webhook triggers become events. */
import { isSegment } from '../upstream/path.js';
import type { JsonObject } from '../upstream/json.js';
import { isObject } from '../upstream/response.js';
import type { AppEvent, EventType } from './event.js';

/** A trigger: the type of its events, and where their payload has the ids and objects that it cannot do without. */
interface Trigger {
  readonly type: EventType;
  readonly ids: readonly string[];
  readonly objects?: readonly string[];
}

const IN_CONVERSATION = ['conversation.id'];
const OF_USER = ['user.id'];

function control(type: EventType): Trigger {
  return { type, ids: IN_CONVERSATION };
}

/** By upstream's names. */
const TRIGGERS: ReadonlyMap<string, Trigger> = new Map<string, Trigger>([
  ['conversation:create', { type: 'CONVERSATION_CREATED', ids: IN_CONVERSATION }],
  ['conversation:remove', { type: 'CONVERSATION_REMOVED', ids: IN_CONVERSATION }],
  ['conversation:join', { type: 'PARTICIPANT_JOINED', ids: [...IN_CONVERSATION, ...OF_USER] }],
  ['conversation:leave', { type: 'PARTICIPANT_LEFT', ids: [...IN_CONVERSATION, ...OF_USER] }],
  ['conversation:message', { type: 'MESSAGE', ids: [...IN_CONVERSATION, 'message.id'] }],
  ['conversation:message:delivery:channel', delivery('DELIVERED_TO_CHANNEL')],
  ['conversation:message:delivery:user', delivery('DELIVERED_TO_USER')],
  ['conversation:message:delivery:failure', delivery('DELIVERY_FAILED')],
  ['conversation:read', activity('READ')],
  ['conversation:typing', activity('TYPING')],
  ['conversation:postback', { type: 'POSTBACK', ids: IN_CONVERSATION, objects: ['postback'] }],
  ['conversation:referral', { type: 'REFERRAL', ids: IN_CONVERSATION }],
  ['switchboard:passControl', control('CONTROL_PASSED')],
  ['switchboard:offerControl', control('CONTROL_OFFERED')],
  ['switchboard:acceptControl', control('CONTROL_ACCEPTED')],
  ['switchboard:releaseControl', control('CONTROL_RELEASED')],
  ['switchboard:passControl:failure', control('CONTROL_FAILED')],
  ['switchboard:offerControl:failure', control('CONTROL_FAILED')],
  ['switchboard:acceptControl:failure', control('CONTROL_FAILED')],
  ['client:add', { type: 'CLIENT_ADDED', ids: OF_USER, objects: ['client'] }],
  ['client:update', { type: 'CLIENT_UPDATED', ids: OF_USER, objects: ['client'] }],
  ['client:remove', { type: 'CLIENT_REMOVED', ids: [...OF_USER, 'client.id'] }],
  ['user:update', { type: 'USER_UPDATED', ids: OF_USER }],
  [
    'user:merge',
    { type: 'USER_MERGED', ids: ['mergedUsers.surviving.id', 'mergedUsers.discarded.id'] },
  ],
  ['user:remove', { type: 'USER_REMOVED', ids: OF_USER }],
  ['passthrough:messaging', { type: 'CHANNEL_DATA', ids: [] }],
]);

/** Where payloads name the conversation that an event happened in; the first that is there counts. */
const CONVERSATIONS = ['conversation.id', 'mergedConversations.surviving.id'];
/** Where payloads name users that an event is about. */
const USERS = ['user.id', 'mergedUsers.surviving.id', 'mergedUsers.discarded.id'];

/** An event as a webhook sends it. */
export interface WebhookEvent {
  readonly id: string;
  readonly type: string;
  readonly createdAt?: unknown;
  readonly payload?: unknown;
}

/** How a trigger was understood. */
export interface MappedEvent {
  readonly event: AppEvent;
  /** Why it is `OTHER`: undefined when it is of a type of its own. */
  readonly problem?: 'unknown type' | 'unreadable payload';
}

/** The event that upstream reports. Never throws: whatever cannot be mapped is `OTHER`, with all that upstream says. */
export function mapEvent(
  appId: string,
  { id, type: rawType, createdAt, payload: given }: WebhookEvent,
): MappedEvent {
  const payload = isObject(given) ? given : {};
  const trigger = TRIGGERS.get(rawType);
  const isReadable =
    trigger !== undefined &&
    trigger.ids.every((path) => idAt(payload, path) !== undefined) &&
    (trigger.objects ?? []).every((path) => isObject(valueAt(payload, path)));
  const type = isReadable ? trigger.type : 'OTHER';
  const event: AppEvent = {
    appId,
    eventId: id,
    type,
    rawType,
    origin: 'SUNSHINE_CONVERSATIONS',
    createdAt: typeof createdAt === 'string' ? createdAt : null,
    payload,
    conversationId: firstId(payload, CONVERSATIONS),
    userIds: [...new Set(USERS.flatMap((path) => idAt(payload, path) ?? []))],
    messageId: type === 'MESSAGE' ? idAt(payload, 'message.id') : undefined,
  };
  if (isReadable) return { event };
  return { event, problem: trigger ? 'unreadable payload' : 'unknown type' };
}

/** The value at a path such as `conversation.id`; undefined when it is not there. */
export function valueAt(payload: JsonObject, path: string): unknown {
  let value: unknown = payload;
  for (const key of path.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** The id at a path of a payload; undefined when there is none that can be part of an address. */
export function idAt(payload: JsonObject, path: string): string | undefined {
  const value = valueAt(payload, path);
  return typeof value === 'string' && isSegment(value) ? value : undefined;
}

function firstId(payload: JsonObject, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const id = idAt(payload, path);
    if (id !== undefined) return id;
  }
  return undefined;
}

function delivery(type: EventType): Trigger {
  return { type, ids: [...IN_CONVERSATION, 'message.id'] };
}

function activity(type: EventType): Trigger {
  return { type, ids: IN_CONVERSATION, objects: ['activity', 'activity.author'] };
}
