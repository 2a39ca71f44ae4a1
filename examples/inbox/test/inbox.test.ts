/** Two windows as two people, connections that are cut, and a history. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import type { Page } from 'playwright-core';

import { ADA } from '../people.js';
import { open, options, screenshot, shows, start, texts, write, type Running } from './inbox';

const MIRA = '67a0dcc09d3e51c7a4000a0e';
const DEFAULT = /lamps|tomorrow|Support|Ada Byron/;

describe('the inbox', options, () => {
  let inbox: Running;
  before(async () => (inbox = await start()));
  afterEach(async () => {
    inbox.unsteady.mend();
    await inbox.closeWindows();
  });
  after(() => inbox.stop());

  test('what one writes the other reads, and both see who types and what was read', async () => {
    const ada = await inbox.asCustomer();
    const sam = await inbox.asAgent();
    await ada.getByRole('link', { name: /Order 15.*1 unread/ }).waitFor();
    assert.match(await ada.title(), /^\(\d+\) Inbox · Ada Byron$/);

    await open(sam, 'Order 15');
    await write(sam, 'It is on its way.');
    await ada.getByRole('link', { name: /Order 15.*It is on its way\..*2 unread/ }).waitFor();
    await sam.getByText('Sent', { exact: true }).waitFor();

    await open(ada, 'Order 15');
    await sam.getByText('Read', { exact: true }).waitFor();
    await ada
      .getByRole('link', { name: /Order 15/ })
      .filter({ hasNotText: 'unread' })
      .waitFor();

    await sam.getByRole('textbox', { name: 'Message' }).pressSequentially('And');
    await ada.getByRole('status').filter({ hasText: 'Sam is typing' }).waitFor();
    await screenshot(ada, 'desktop');
    await write(sam, 'And it is wrapped well.');
    await ada
      .getByRole('status')
      .filter({ hasText: 'Sam is typing' })
      .waitFor({ state: 'detached' });
    await ada.getByTestId('announcement').getByText('Sam: And it is wrapped well.').waitFor();

    await inbox.act({ as: ADA, conversationId: '67a24ad89d3e51c7a4000c02', type: true });
    await sam.getByRole('status').filter({ hasText: 'is typing' }).waitFor();
    await write(ada, 'Thank you!');
    await shows(sam, 'It is on its way.', 'And it is wrapped well.', 'Thank you!');
    await shows(ada, 'It is on its way.', 'And it is wrapped well.', 'Thank you!');
    assert.equal(await sam.getByRole('status').filter({ hasText: 'is typing' }).count(), 0);
    await ada.getByText('Read', { exact: true }).waitFor();
  });

  test('nothing is lost and nothing doubled when the connection is cut and comes back', async () => {
    const ada = await inbox.asCustomer();
    const sam = await inbox.asAgent();
    await open(ada, DEFAULT);
    await open(sam, DEFAULT);
    await write(sam, 'one');
    await shows(ada, 'one');

    inbox.unsteady.cut();
    await ada.getByText('Reconnecting…').waitFor();
    await write(sam, 'two');
    await write(sam, 'three');
    await shows(sam, 'one', 'two', 'three');
    await write(ada, 'four, from nowhere');
    await ada.getByText('Not sent.').waitFor();
    await screenshot(ada, 'reconnecting');
    assert.equal(await ada.getByText('three').count(), 0);

    inbox.unsteady.mend();
    await ada.getByText('Reconnecting…').waitFor({ state: 'detached' });
    await shows(ada, 'one', 'two', 'three', 'four, from nowhere');
    await shows(sam, 'one', 'two', 'three', 'four, from nowhere');
    await write(sam, 'five');
    await shows(ada, 'one', 'two', 'three', 'four, from nowhere', 'five');
    assert.equal(await ada.getByText('Not sent.').count(), 0);
  });

  test('what happened while the server was away is read when it is back', async () => {
    const ada = await inbox.asCustomer();
    const sam = await inbox.asAgent();
    await open(sam, 'Crew');
    await open(ada, 'Crew');
    await write(ada, 'before');
    await shows(sam, 'before');
    // The log of events is in its memory: the cursor of the page is not known afterwards.
    await inbox.service.restart(() =>
      inbox.act({ as: ADA, conversationId: '67a3198c9d3e51c7a4000c04', say: 'in between' }),
    );
    await shows(sam, 'before', 'in between');
    await write(sam, 'after');
    await shows(ada, 'before', 'in between', 'after');
    await shows(sam, 'before', 'in between', 'after');
  });

  test('when events are refused it says so, and begins again when it is asked to', async () => {
    const ada = await inbox.asCustomer();
    const sam = await inbox.asAgent();
    await open(sam, 'Crew');
    let refuses = true;
    await ada.routeWebSocket('**/graphql', (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((text) => {
        const { type, id } = JSON.parse(String(text)) as { type: string; id: string };
        if (type === 'subscribe' && refuses)
          socket.send(JSON.stringify({ type: 'error', id, payload: [{ message: 'Not now' }] }));
        else server.send(text);
      });
    });
    await ada.reload();
    await ada.getByText('Live updates have stopped.').waitFor();
    await open(ada, 'Crew');
    await write(sam, 'unheard');
    await shows(sam, 'unheard');
    refuses = false;
    await ada.getByRole('button', { name: 'Start again' }).click();
    await shows(ada, 'unheard');
    await write(sam, 'heard');
    await shows(ada, 'unheard', 'heard');
    assert.equal(await ada.getByText('Live updates have stopped.').count(), 0);
  });

  test('a history is read page by page as far as its beginning, and stays where one reads', async () => {
    const mira = await inbox.asCustomer(MIRA);
    await open(mira, /Message 350/);
    await mira.getByText('Message 350', { exact: true }).last().waitFor();
    const shown = (count: number) =>
      mira.waitForFunction(`document.querySelectorAll('.bubble .text').length >= ${String(count)}`);
    await mira.route('**/graphql', (route) => route.abort());
    await scrollUp(mira);
    await mira.getByRole('button', { name: /could not be loaded. Try again/ }).waitFor();
    await mira.unroute('**/graphql');
    await mira.getByRole('button', { name: /Try again/ }).click();
    await shown(50);

    const first = mira.getByText('Message 301', { exact: true });
    await first.scrollIntoViewIfNeeded();
    const place = (await first.boundingBox())?.y ?? 0;
    await shown(75);
    assert.ok(
      Math.abs(((await first.boundingBox())?.y ?? 0) - place) < 3,
      `it stays in its place: ${place} ${(await first.boundingBox())?.y}`,
    );

    for (let count = 100; count <= 350; count += 25) {
      await scrollUp(mira);
      await shown(count);
    }
    await mira.getByText('The beginning of the conversation').waitFor();
    assert.deepEqual(
      await texts(mira),
      Array.from({ length: 350 }, (_, index) => `Message ${String(index + 1)}`),
    );
  });

  test('the token is in no address and in no file of the page', async () => {
    const ada = await inbox.asCustomer();
    await ada.getByRole('link', { name: /Order 15/ }).waitFor();
    assert.doesNotMatch(ada.url(), /token|eyJ/);
    const files = await ada.evaluate(() =>
      Promise.all([...document.scripts].map(async ({ src }) => (await fetch(src)).text())),
    );
    assert.ok(files.length > 0);
    assert.doesNotMatch(files.join(''), /eyJhbGci/);
  });
});

function scrollUp(page: Page): Promise<void> {
  return page
    .getByRole('region', { name: 'Messages' })
    .evaluate((scroller) => scroller.scrollTo({ top: -scroller.scrollHeight }));
}
