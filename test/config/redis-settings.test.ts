import { expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.js';
import { createServer } from '../../src/server.js';
import { captureLog } from '../support/captured-log.js';
import { opened } from '../support/closing.js';
import { API, problemsOf } from '../support/config-problems.js';

const URL_RULE =
  'REDIS_URL: must be redis://host:port or rediss://host:port, with user:password@ before the host and the number of a database as path where they are needed';
const PREFIX_RULE =
  'REDIS_PREFIX: must be 1 to 64 printable ASCII characters without blanks and braces';

test.each([
  'redis.example.com:6379',
  'localhost',
  'http://localhost:6379',
  'redis:localhost',
  'redis://',
  'redis:///0',
  'redis://localhost/name',
  'redis://localhost/0/1',
  'redis://localhost?tls=true',
  'redis://localhost#0',
  'redis://user:secret@',
  'redis://localhost:port',
  'redis://localhost:70000',
  'redis://a,redis://b',
])('REDIS_URL=%s is refused', (REDIS_URL) => {
  expect(problemsOf({ REDIS_URL })).toEqual([URL_RULE]);
});

test.each([['{app}'], ['a b'], ['ä'], ['a}'], ['x'.repeat(65)]])(
  'REDIS_PREFIX=%s is refused',
  (REDIS_PREFIX) => {
    expect(problemsOf({ REDIS_PREFIX })).toEqual([PREFIX_RULE]);
  },
);

test.each([
  ['redis://localhost', false],
  ['redis://127.0.0.1:6380/15', false],
  ['redis://[::1]:6379', false],
  ['rediss://user:p%40ss@redis.example.com', false],
  ['redis://redis.example.com:6379/', true],
])('REDIS_URL=%s is taken; in production it is exposed: %s', (url, isExposed) => {
  const production = { ...API, NODE_ENV: 'production', REDIS_URL: url };

  expect(readConfig(production).redis).toEqual({ url, prefix: 'sunco:', isExposed });
  expect(readConfig({ REDIS_URL: url, REDIS_PREFIX: 'a:' }).redis).toEqual({
    url,
    prefix: 'a:',
    isExposed: false,
  });
});

test('without REDIS_URL nothing is shared', () => {
  expect(readConfig({ REDIS_PREFIX: 'a:' }).redis).toBeUndefined();
});

test('what goes over a network in plain text is warned about in production, once', async () => {
  const log = captureLog();
  const production = { ...API, NODE_ENV: 'production', REDIS_URL: 'redis://redis.invalid' };
  opened(await createServer(readConfig(production), { logger: log.logger }));

  expect(log.text.match(/REDIS_URL/g)).toHaveLength(1);
  expect(
    log.lines('REDIS_URL is not rediss://: what is in Redis goes over the network in plain text'),
  ).toMatchObject([{ level: 40 }]);
});
