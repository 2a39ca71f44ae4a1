import { beforeEach, expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startSandbox } from '../support/sandbox.js';
import { type Call, refusal, restCaller } from './rest-caller.js';
import { Receiver } from './webhook-receiver.js';

const { conversations, switchboard } = SAMPLE;
const { bot, agents } = switchboard;
const CREW = `/conversations/${conversations.crew.id}`;
/** Under the agents' control. */
const DEFAULT = `/conversations/${conversations.adaDefault.id}`;
/** Under the bot's control, which is offered to the agents. */
const ORDER = `/conversations/${conversations.adaOrder.id}`;

let call: Call;
let receiver: Receiver;

beforeEach(async () => {
  const sandbox = await startSandbox();
  receiver = await Receiver.of(sandbox);
  call = restCaller(sandbox);
});

/** The name of who has the control, and of who was offered it. */
async function controlOf(path: string): Promise<readonly (string | undefined)[]> {
  const { conversation } = (await call('GET', path)).body;
  return [
    conversation?.activeSwitchboardIntegration?.name,
    conversation?.pendingSwitchboardIntegration?.name,
  ];
}

function target(switchboardIntegration: string): object {
  return { switchboardIntegration };
}

test.each([
  ['its id', CREW, bot.id, 'order-bot'],
  ['its name', CREW, 'agents', 'agents'],
  ['its type', CREW, 'zd:answerBot', 'answer-bot'],
  ['next, of a conversation that nobody controls', CREW, 'next', 'answer-bot'],
  ['next, of one under control', ORDER, 'next', 'agents'],
])('control is passed by %s', async (_, path, to, name) => {
  const answer = await call('POST', `${path}/passControl`, { ...target(to), metadata: { a: 1 } });

  expect(answer).toMatchObject({ status: 200, body: {} });
  expect(await controlOf(path)).toEqual([name, undefined]);
  expect(await receiver.onlyEvent('switchboard:passControl')).toMatchObject({
    conversation: { activeSwitchboardIntegration: { name } },
    metadata: { a: 1 },
  });
});

test.each([
  ['passControl', CREW, 'nobody', 'switchboard_invalid_target'],
  ['passControl', DEFAULT, 'next', 'switchboard_invalid_target'],
  ['offerControl', CREW, 'nobody', 'switchboard_invalid_target'],
  ['offerControl', DEFAULT, 'agents', 'switchboard_invalid_target'],
  ['acceptControl', CREW, undefined, 'switchboard_invalid_action'],
])('a %s that cannot be is answered 200 and fails by webhook', async (name, path, to, code) => {
  const before = await controlOf(path);

  const answer = await call('POST', `${path}/${name}`, to === undefined ? {} : target(to));

  expect(answer).toMatchObject({ status: 200, body: {} });
  expect(await controlOf(path)).toEqual(before);
  expect(await receiver.onlyEvent(`switchboard:${name}:failure`)).toMatchObject({
    error: { code },
  });
});

test('control is pending once it is offered, and active once it is accepted', async () => {
  await call('POST', `${DEFAULT}/offerControl`, target('order-bot'));
  expect(await controlOf(DEFAULT)).toEqual(['agents', 'order-bot']);
  await call('POST', `${DEFAULT}/acceptControl`, {});
  expect(await controlOf(DEFAULT)).toEqual(['order-bot', undefined]);

  await receiver.has(2);
  expect(receiver.types).toEqual(['switchboard:offerControl', 'switchboard:acceptControl']);
  expect(receiver.events[0]?.payload).toMatchObject({
    conversation: { activeSwitchboardIntegration: agents, pendingSwitchboardIntegration: bot },
  });
});

test('released control is nobodys', async () => {
  await call('POST', `${ORDER}/releaseControl`, {});

  expect(await controlOf(ORDER)).toEqual([undefined, undefined]);
  const payload = await receiver.onlyEvent('switchboard:releaseControl');
  expect(payload).not.toHaveProperty('conversation.activeSwitchboardIntegration');
});

test('a body without a target, and an unknown conversation, are refused', async () => {
  expect(await call('POST', `${CREW}/passControl`, {})).toMatchObject(
    refusal(400, 'bad_request', "should have required property 'switchboardIntegration'"),
  );
  expect(
    await call('POST', '/conversations/ffffffffffffffffffffffff/passControl', target('next')),
  ).toMatchObject(refusal(404, 'conversation_not_found', 'Conversation not found'));
});
