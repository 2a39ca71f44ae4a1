/** Messages and files that cannot be sent at once. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import type { Page } from 'playwright-core';

import { barriers, open, options, screenshot, shows, start, write, type Running } from './inbox';

/** A picture of one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
describe('sending', options, () => {
  let inbox: Running;
  before(async () => (inbox = await start()));
  afterEach(() => inbox.closeWindows());
  after(() => inbox.stop());

  test('what could not be sent is kept, also when the page is loaded again, and is sent once', async () => {
    const ada = await inbox.asCustomer();
    const sam = await inbox.asAgent();
    await open(ada, 'Full house');
    await open(sam, 'Full house');
    const failing = await failSends(ada, 'before');
    await write(ada, 'hello?');
    await ada.getByText('Not sent. The server could not be reached.').waitFor();
    await screenshot(ada, 'not-sent');
    await ada.getByRole('button', { name: 'Try again' }).click();
    await ada.getByText('Not sent.').waitFor();

    await failing.stop();
    await ada.reload();
    await shows(ada, 'hello?');
    await shows(sam, 'hello?');
    await ada
      .getByText('Sent', { exact: true })
      .or(ada.getByText('Read', { exact: true }))
      .waitFor();
    assert.equal(await ada.getByText('Not sent.').count(), 0);
  });

  test('a message whose answer was lost is posted once, however often it is sent', async () => {
    const ada = await inbox.asCustomer();
    const sam = await inbox.asAgent();
    await open(ada, 'Support');
    await open(sam, 'Ada Byron');
    const failing = await failSends(ada, 'after');
    await write(ada, 'once');
    await shows(sam, 'once');
    await failing.stop();
    await ada.reload();
    await write(ada, 'and then');
    await shows(sam, 'once', 'and then');
    await shows(ada, 'once', 'and then');
    assert.ok(failing.keys.length > 0);
  });

  test('a picture and a file arrive, also when they have to be sent again', async () => {
    const ada = await inbox.asCustomer();
    const sam = await inbox.asAgent();
    await open(ada, 'Order 15');
    await open(sam, 'Order 15');
    const picture = { name: 'lamp.png', mimeType: 'image/png', buffer: PICTURE };
    await ada.route('**/attachments**', (route) => route.abort());
    await ada.getByLabel('Send a file').setInputFiles(picture);
    await ada.getByText('Not sent.').waitFor();
    await ada.getByRole('img', { name: 'lamp.png' }).waitFor();
    await ada.unroute('**/attachments**');
    await ada.getByRole('button', { name: 'Try again' }).click();
    for (const page of [ada, sam]) {
      const image = page.getByRole('link').getByRole('img', { name: 'lamp.png' });
      await image.waitFor();
      await page.waitForFunction(`document.querySelector('.bubble img').naturalWidth === 1`);
      assert.equal(await image.count(), 1);
    }

    const text = Buffer.from('Switch it off first.');
    await sam
      .getByLabel('Send a file')
      .setInputFiles({ name: 'how to.txt', mimeType: 'text/plain', buffer: text });
    const link = ada.getByRole('link', { name: 'how to.txt', exact: true });
    await link.waitFor();
    const file = await ada.request.get((await link.getAttribute('href')) ?? '');
    assert.equal(await file.text(), 'Switch it off first.');
    await screenshot(ada, 'files');
    assert.deepEqual(await barriers(ada), []);
    assert.equal(await sam.getByText('Not sent.').count(), 0);
  });
});

/** Has sends fail before they reach the server, or after it has carried them out. */
async function failSends(page: Page, when: 'before' | 'after') {
  const keys: unknown[] = [];
  await page.route('**/graphql', async (route) => {
    const { operationName, variables } = route.request().postDataJSON() as {
      operationName: string;
      variables: { input: { idempotencyKey: string } };
    };
    if (operationName !== 'SendMessage') return route.continue();
    keys.push(variables.input.idempotencyKey);
    if (when === 'after') await route.fetch();
    await route.abort();
  });
  return { keys, stop: () => page.unroute('**/graphql') };
}
