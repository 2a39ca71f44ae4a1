import { expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { refusal, restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { users } = SAMPLE;

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

const one = { userId: users.ada.id };
const oneOf = 'should match exactly one schema in oneOf';
test.each<[string, unknown, string[]]>([
  ['no type', {}, ["should have required property 'type'"]],
  ['an unknown type', { type: 'x' }, ['.type: should be equal to one of the allowed values']],
  [
    'a null type',
    { type: null },
    ['.type: should be string', '.type: should be equal to one of the allowed values'],
  ],
  ['no JSON object', [], ['should be object']],
  [
    'a personal one without participants',
    { type: 'personal' },
    ["should have required property 'participants'"],
  ],
  [
    'a personal one with nobody',
    { type: 'personal', participants: [] },
    ['.participants: should not have fewer than 1 items'],
  ],
  [
    'a personal one with two',
    { type: 'personal', participants: [one, { userId: users.bruno.id }] },
    ['.participants: should not have more than 1 items'],
  ],
  [
    'a group of eleven',
    { type: 'sdkGroup', participants: Array.from({ length: 11 }, () => one) },
    ['.participants: should not have more than 10 items'],
  ],
  [
    'a participant without a name',
    { type: 'sdkGroup', participants: [{}] },
    [`.participants[0]: ${oneOf}`],
  ],
  [
    'a participant with two names',
    { type: 'sdkGroup', participants: [{ userId: 'a', userExternalId: 'b' }] },
    [`.participants[0]: ${oneOf}`],
  ],
  [
    'a number for a user',
    { type: 'sdkGroup', participants: [{ userId: 7 }] },
    ['.participants[0].userId: should be string'],
  ],
  [
    'a text for a boolean',
    { type: 'sdkGroup', participants: [{ ...one, subscribeSDKClient: 'true' }] },
    ['.participants[0].subscribeSDKClient: should be boolean'],
  ],
  [
    'the same user twice',
    { type: 'sdkGroup', participants: [one, { userExternalId: users.ada.externalId }] },
    ['The same user cannot participate twice'],
  ],
  [
    'an empty name',
    { type: 'sdkGroup', displayName: '' },
    ['.displayName: should not be shorter than 1 characters'],
  ],
  [
    'a long name',
    { type: 'sdkGroup', displayName: 'x'.repeat(101) },
    ['.displayName: should not be longer than 100 characters'],
  ],
  [
    'a long description',
    { type: 'sdkGroup', description: 'x'.repeat(101) },
    ['.description: should not be longer than 100 characters'],
  ],
  [
    'an icon that is no address',
    { type: 'sdkGroup', iconUrl: 'icon' },
    ['.iconUrl: should match format "uri"'],
  ],
  [
    'a long icon address',
    { type: 'sdkGroup', iconUrl: `https://example.com/${'x'.repeat(2029)}` },
    ['.iconUrl: should not be longer than 2048 characters'],
  ],
  [
    'nested metadata',
    { type: 'sdkGroup', metadata: { a: { b: 1 } } },
    ['.metadata.a: should be string,number,boolean'],
  ],
  [
    'metadata over 4096 bytes',
    { type: 'sdkGroup', metadata: { a: 'ü'.repeat(2045) } },
    ['.metadata: should not be larger than 4096 bytes'],
  ],
  [
    'several violations at once',
    { type: 'sdkGroup', displayName: 1, description: '' },
    ['.displayName: should be string', '.description: should not be shorter than 1 characters'],
  ],
])('refuses %s', async (_what, body, titles) => {
  expect(await call('POST', '/conversations', body)).toMatchObject(
    refusal(400, 'bad_request', ...titles),
  );
});
