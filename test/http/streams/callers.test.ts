import { expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { scrape } from '../../support/metrics.js';
import { Numbers } from '../../support/numbers.js';
import { bearer, startService } from '../../support/service.js';
import { subscribeOver } from '../../support/stream.js';
import { until } from '../../support/until.js';

const NUMBERS = 'subscription { numbers { number } }';
const SSE = 'text/event-stream';
const MULTIPART = 'multipart/mixed;subscriptionSpec=1.0';
const ADA = { scope: 'user', user_id: SAMPLE.users.ada.id };

test.each([
  [SSE, false],
  [MULTIPART, true],
])('%s ends when the token of its caller does', async (accept, isSaid) => {
  const service = await startService({}, undefined, new Numbers().extend);
  const token = await service.issuer.token(ADA, { expiresIn: 2 });
  const stream = await subscribeOver(service.graph.url, accept, NUMBERS, bearer(token));
  expect(stream.status).toBe(200);
  await until(() => stream.end() === 'ended');
  expect(stream.text().includes('UNAUTHENTICATED')).toBe(isSaid);
  expect(stream.text()).not.toContain('complete');
});

test('an end user has so many connections open, and a new one when one is closed', async () => {
  const settings = { MAX_CONNECTIONS_PER_END_USER: '2' };
  const service = await startService(settings, undefined, new Numbers().extend);
  const { url } = service.graph;
  const open = async (claims: Readonly<Record<string, unknown>> = {}) =>
    subscribeOver(url, SSE, NUMBERS, bearer(await service.issuer.token({ ...ADA, ...claims })));
  const first = await open();
  expect(first.status).toBe(200);
  expect((await open({ jti: '2' })).status).toBe(200);
  const third = await open({ session: '3' });
  await until(() => third.end() === 'ended');
  expect(third.status).toBe(429);
  expect(third.text()).toContain('TOO_MANY_SUBSCRIPTIONS');
  expect((await open({ user_id: SAMPLE.users.dora.id })).status).toBe(200);
  first.close();
  await until(
    async () => (await scrape(url)).value('sunco_connections', { transport: 'sse' }) === 2,
  );
  expect((await open()).status).toBe(200);
});
