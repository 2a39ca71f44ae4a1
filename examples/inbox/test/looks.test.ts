/** What is shown when there is nothing, not yet anything, or something is wrong; and whether everybody can use it. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import type { BrowserContextOptions, Page } from 'playwright-core';

import { ADA } from '../people.js';
import { barriers, open, options, screenshot, start, write, type Running } from './inbox';

const CHLOE = '67a0da689d3e51c7a4000a03';
const BRUNO = '67a0da2c9d3e51c7a4000a02';
const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true };

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { ...PHONE, colorScheme: 'light' },
  'dark-phone': { ...PHONE, colorScheme: 'dark' },
};

describe('the inbox', options, () => {
  let inbox: Running;
  before(async () => (inbox = await start()));
  afterEach(() => inbox.unsteady.mend());
  after(() => inbox.stop());

  for (const [name, look] of Object.entries(LOOKS))
    test(`has no barriers in any state: ${name}`, async () => {
      const looksGood = async (page: Page, state: string) => {
        await screenshot(page, `${name}-${state}`);
        assert.deepEqual(await barriers(page), [], state);
        const { width = 0 } = page.viewportSize() ?? {};
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, state);
      };
      const page = await inbox.asCustomer(ADA, look);
      await page.getByRole('link', { name: /Order 15/ }).waitFor();
      await looksGood(page, 'list');

      await open(page, 'Order 15');
      const sam = await inbox.asAgent(ADA, look);
      await open(sam, 'Order 15');
      await write(page, 'Is it the green one?');
      await sam.getByText('Is it the green one?').last().waitFor();
      await write(
        sam,
        'It is green, and it comes in a larger box this time, so that nothing breaks.',
      );
      await page.getByText('in a larger box').last().waitFor();
      await sam.getByRole('textbox', { name: 'Message' }).pressSequentially('You');
      await page.getByRole('status').filter({ hasText: 'is typing' }).waitFor();
      await looksGood(page, 'conversation');

      inbox.unsteady.cut();
      await page.getByText('Reconnecting…').waitFor();
      await write(page, 'Are you still there?');
      await page.getByText('Not sent.').waitFor();
      await looksGood(page, 'reconnecting');
      await page.reload();
      await page.getByRole('alert').getByText('could not be loaded').waitFor();
      await looksGood(page, 'error');
      inbox.unsteady.mend();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('textbox', { name: 'Message' }).waitFor();

      const empty = await inbox.asCustomer(CHLOE, look);
      await empty.getByText('No conversations yet.').waitFor();
      await looksGood(empty, 'empty');
      const loading = await inbox.visit('/', look);
      await loading.getByText('Nobody is logged in').waitFor();
      await looksGood(loading, 'logged-out');
      for (const each of [page, sam, empty, loading]) await each.context().close();
    });

  test('it shows that it is loading, and that a link is no longer valid', async () => {
    const page = await inbox.visit('/');
    let answer = () => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/graphql', async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(`${page.url()}#customer=${ADA}&token=a.b.c`);
    await page.reload();
    await page.getByRole('status', { name: 'Loading the inbox' }).waitFor();
    await screenshot(page, 'loading');
    assert.deepEqual(await barriers(page), []);
    answer();
    await page.getByRole('alert').getByText('You are logged out').waitFor();
    await page.context().close();
  });

  test('it is used with the keyboard alone, and where one is follows what is open', async () => {
    const page = await inbox.asCustomer(ADA, PHONE);
    const row = page.getByRole('link', { name: /Crew/ });
    await row.waitFor();
    for (let tabs = 0; tabs < 10 && !(await focusIn(page, /Crew/)); tabs += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Crew' }).waitFor();
    assert.ok(await focusIn(page, /^Crew$/));
    assert.equal(await row.isVisible(), false);

    for (let tabs = 0; tabs < 10 && !(await focusIn(page, /^message$/)); tabs += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.type('With the keyboard');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('in two lines');
    await page.keyboard.press('Enter');
    await page.locator('.bubble').getByText('With the keyboard\nin two lines').waitFor();
    await page.getByText('Sent', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'Back to the conversations' }).press('Enter');
    await row.waitFor();
    assert.ok(await focusIn(page, /^Conversations$/));
    await page.goBack();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    await page.context().close();
  });

  test('a list that is longer than its page is read on', async () => {
    const page = await inbox.asCustomer(BRUNO);
    const rows = page.getByRole('navigation').getByRole('link');
    for (const [shown, more] of [
      [25, true],
      [50, true],
      [60, false],
    ] as const) {
      await rows.nth(shown - 1).waitFor();
      assert.equal(await rows.count(), shown);
      const button = page.getByRole('button', { name: 'More conversations' });
      assert.equal(await button.count(), more ? 1 : 0);
      if (more) await button.click();
    }
    await page.context().close();
  });
});

/** Whether what has the focus says that, or has that id. */
async function focusIn(page: Page, text: RegExp): Promise<boolean> {
  const focus = page.locator(':focus');
  if ((await focus.count()) === 0) return false;
  return text.test((await focus.getAttribute('id')) ?? '') || text.test(await focus.innerText());
}
