import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { mapEvent } from '../../src/events/triggers.js';

const conversation = { id: 'c', type: 'personal' };
const user = { id: 'u' };
const message = { id: 'm' };
const error = { code: 'x' };
const activity = { type: 'typing:start', author: { type: 'user', userId: 'u' } };
const mergedUsers = { surviving: { id: 's' }, discarded: { id: 'd' } };

const WITH_ID = new Set(['conversation', 'user', 'message']);
const NO_IDS = [{}, { id: 5 }, { id: '..' }, { id: '' }];

/** Each of upstream's triggers, with what its payload cannot do without. */
const TRIGGERS = [
  ['client:add', 'CLIENT_ADDED', { user, client: { id: 'x' } }],
  ['client:update', 'CLIENT_UPDATED', { user, client: { id: 'x' } }],
  ['client:remove', 'CLIENT_REMOVED', { user, client: { id: 'x' } }],
  ['conversation:create', 'CONVERSATION_CREATED', { conversation }],
  ['conversation:join', 'PARTICIPANT_JOINED', { conversation, user }],
  ['conversation:leave', 'PARTICIPANT_LEFT', { conversation, user }],
  ['conversation:remove', 'CONVERSATION_REMOVED', { conversation }],
  ['conversation:message', 'MESSAGE', { conversation, message }],
  ['conversation:message:delivery:channel', 'DELIVERED_TO_CHANNEL', { conversation, message }],
  ['conversation:message:delivery:user', 'DELIVERED_TO_USER', { conversation, message }],
  ['conversation:message:delivery:failure', 'DELIVERY_FAILED', { conversation, message, error }],
  ['conversation:postback', 'POSTBACK', { conversation, postback: {} }],
  ['conversation:read', 'READ', { conversation, activity }],
  ['conversation:typing', 'TYPING', { conversation, activity }],
  ['conversation:referral', 'REFERRAL', { conversation }],
  ['passthrough:messaging', 'CHANNEL_DATA', {}],
  ['switchboard:acceptControl', 'CONTROL_ACCEPTED', { conversation }],
  ['switchboard:acceptControl:failure', 'CONTROL_FAILED', { conversation, error }],
  ['switchboard:offerControl', 'CONTROL_OFFERED', { conversation }],
  ['switchboard:offerControl:failure', 'CONTROL_FAILED', { conversation, error }],
  ['switchboard:passControl', 'CONTROL_PASSED', { conversation }],
  ['switchboard:passControl:failure', 'CONTROL_FAILED', { conversation, error }],
  ['switchboard:releaseControl', 'CONTROL_RELEASED', { conversation }],
  ['user:merge', 'USER_MERGED', { mergedUsers }],
  ['user:update', 'USER_UPDATED', { user }],
  ['user:remove', 'USER_REMOVED', { user }],
] as const;

test('there are 26 triggers', () => {
  expect(new Set(TRIGGERS.map(([trigger]) => trigger)).size).toBe(26);
});

test('the call that the documentation connects a real account with subscribes to all of them', () => {
  const guide = readFileSync('docs/events.md', 'utf8');
  const [, call = ''] = /"triggers": (\[.*?\])/s.exec(guide) ?? [];

  const named = JSON.parse(call) as readonly string[];

  expect(named.toSorted()).toEqual(TRIGGERS.map(([trigger]) => trigger).toSorted());
});

describe.each(TRIGGERS)('%s', (trigger, type, payload) => {
  test(`is ${type}`, () => {
    const { event, problem } = mapEvent('app', { id: '1', type: trigger, payload });

    expect(problem).toBeUndefined();
    expect(event).toMatchObject({ appId: 'app', eventId: '1', type, rawType: trigger, payload });
    expect(event.conversationId).toBe('conversation' in payload ? 'c' : undefined);
    expect(event.userIds).toEqual(
      'user' in payload ? ['u'] : 'mergedUsers' in payload ? ['s', 'd'] : [],
    );
    expect(event.messageId).toBe(type === 'MESSAGE' ? 'm' : undefined);
  });

  test('is OTHER without one of these, or with something else there', () => {
    for (const key of Object.keys(payload)) {
      if (key === 'error') continue;
      for (const value of [undefined, null, 7, 'text', [], ...(WITH_ID.has(key) ? NO_IDS : [])]) {
        const spoiled = { ...payload, [key]: value };
        expect(mapEvent('app', { id: '1', type: trigger, payload: spoiled })).toMatchObject({
          event: { type: 'OTHER', rawType: trigger, payload: spoiled },
          problem: 'unreadable payload',
        });
      }
    }
  });
});

test.each(['', '__proto__', 'constructor', 'conversation:created', 'user:delete'])(
  'the unknown type %j is OTHER',
  (type) => {
    expect(mapEvent('app', { id: '1', type, payload: [] })).toMatchObject({
      event: { type: 'OTHER', rawType: type, payload: {}, userIds: [] },
      problem: 'unknown type',
    });
  },
);
