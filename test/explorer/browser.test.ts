import { mkdir } from 'node:fs/promises';

import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { exampleOperations } from '../../src/explorer/example-operations.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { opened } from '../support/closing.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { until } from '../support/until.js';
import { passthroughTo } from '../support/upstreams.js';
import { answer, CHROMIUM, execute, launchBrowser, SCREENSHOTS, visit } from './browser.js';

const STUDIO = 'https://studio.apollographql.com';

if (CHROMIUM === undefined)
  console.warn('SKIPPED: no Chromium is installed. On Debian: apt-get install chromium');

(CHROMIUM === undefined ? describe.skip : describe)('in Chromium, without the internet', () => {
  let onSandbox: Graph;
  let passthrough: Graph;
  let browser: Browser;
  beforeAll(async () => {
    onSandbox = await startGraph();
    passthrough = await startGraph(passthroughTo(onSandbox.sandbox));
    browser = await launchBrowser();
    await mkdir(SCREENSHOTS, { recursive: true });
  });
  beforeEach(() => onSandbox.sandbox.reset());

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    test('the explorer opens with an example and answers it', async () => {
      const address = new URL('/explorer', onSandbox.url);

      const { page, complaints } = await visit(browser, address, { colorScheme });
      await execute(page);

      await answer(page).getByText('"Ada"').first().waitFor();
      await page.screenshot({ path: `${SCREENSHOTS}/explorer-${colorScheme}.png` });
      expect(await lightness(page)).toBe(colorScheme);
      expect(complaints).toEqual([]);
    });

    test('the home page needs no script', async () => {
      const options = { colorScheme, javaScriptEnabled: false };

      const { page, complaints } = await visit(browser, new URL('/', onSandbox.url), options);

      await page.getByRole('link', { name: 'Explorer' }).waitFor();
      await page.screenshot({ path: `${SCREENSHOTS}/home-${colorScheme}.png` });
      expect(await lightness(page)).toBe(colorScheme);
      expect(complaints).toEqual([]);
    });
  });

  test('the explorer has a tab for every example, and keeps what was sent in its history', async () => {
    const { page, complaints } = await visit(browser, new URL('/explorer', onSandbox.url));

    await page.getByTitle('Leave').click();
    await execute(page);
    await answer(page).getByText('"removedParticipantId"').waitFor();
    await page.getByRole('button', { name: 'Show History' }).click();
    await page.locator('.graphiql-history-item', { hasText: 'Leave' }).waitFor();

    expect(await page.getByRole('tab').count()).toBe(exampleOperations('sandbox').length);
    expect(onSandbox.sandbox.requests.counts()['leaveConversation']).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('what is sent in one window arrives in another, until the subscription is stopped', async () => {
    const address = new URL('/explorer', onSandbox.url);
    const { page: listening, complaints } = await visit(browser, address);
    const { page: sending, complaints: others } = await visit(browser, address);
    const subscriptions = async (): Promise<number | undefined> =>
      (await scrape(onSandbox.url)).value('sunco_subscriptions', {
        field: 'conversationEvents',
        transport: 'sse',
      });

    await listening.getByTitle('ConversationEvents').click();
    await execute(listening);
    await until(async () => (await subscriptions()) === 1);
    await sending.getByTitle('Send', { exact: true }).click();
    await execute(sending);
    await answer(listening).getByText('"Shall we call you?"').waitFor();
    await listening.screenshot({ path: `${SCREENSHOTS}/explorer-events.png` });
    expect(await answer(listening).innerText()).toMatch(/"isReplayed":\sfalse/);

    await sending.getByTitle('Typing').click();
    await execute(sending);
    await answer(listening).getByText('"TYPING"').waitFor();
    await listening.getByRole('button', { name: 'Stop query' }).click();
    await until(async () => (await subscriptions()) === 0);
    expect(await answer(listening).innerText()).toContain('"TYPING"');
    expect([...complaints, ...others]).toEqual([]);
  });

  test('the explorer completes fields and shows the documentation of types', async () => {
    const { page, complaints } = await visit(browser, new URL('/explorer', onSandbox.url));
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'EndUser', exact: true }).click();
    await page.getByText('The id the business gave the user').first().waitFor();

    await page.locator('.graphiql-query-editor').getByText('displayName').dblclick();
    await page.keyboard.type('meta');
    await page.locator('.suggest-widget').getByText('metadata').first().waitFor();

    expect(complaints).toEqual([]);
  });

  test('credentials go with every tab, and are not kept in the browser', async () => {
    const { keyId, keySecret } = onSandbox.sandbox;
    const credentials = `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`;
    const { page, complaints } = await visit(browser, new URL('/explorer', passthrough.url));

    await execute(page);
    await answer(page).getByText('"UNAUTHENTICATED"').waitFor();
    await page.getByText('"Authorization"').click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.insertText(credentials);
    await execute(page);
    await answer(page).getByText('"user_not_found"').waitFor();
    await page.getByTitle('Delete', { exact: true }).click();
    await execute(page);
    await answer(page).getByText('"INVALID_INPUT"').waitFor();

    const kept = await page.evaluate('JSON.stringify(localStorage)');
    expect(kept).toContain('graphiql:queries');
    expect(kept).not.toContain(credentials);
    expect(complaints).toEqual([]);
  });

  test.each([
    [STUDIO, 200],
    ['https://studio.example.com', 'blocked'],
  ])('a page of %s that may reach this machine gets %s', async (origin, expected) => {
    const page = await pageOf(origin);

    const got = await page.evaluate(async (url) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: 'Basic bm9ib2R5',
          'apollographql-client-name': 'studio',
        },
        body: '{"query":"{ __typename }"}',
      }).catch(() => undefined);
      return response?.status ?? 'blocked';
    }, onSandbox.url);

    expect(got).toBe(expected);
  });

  test.each([
    [STUDIO, 'has', 1],
    ['https://studio.example.com', 'has not', 0],
  ])('of a page of %s each GET %s its query carried out', async (origin, _, calls) => {
    const page = await pageOf(origin);
    const query = `{ conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`;
    const url = `${onSandbox.url}?${new URLSearchParams({ query }).toString()}`;
    const accept = 'application/graphql-response+json';

    await page.evaluate(
      ([url, accept]) => fetch(url, { headers: { accept } }).then(String, String),
      [url, accept] as const,
    );
    expect(onSandbox.sandbox.requests.total).toBe(calls);

    // What needs no permission to be sent, and lets nobody read the answer, is from no page carried out.
    await page.evaluate(
      ([url, accept]) => fetch(url, { mode: 'no-cors', headers: { accept } }).then(String, String),
      [url, accept] as const,
    );
    await page.setContent(`<img src="${url}">`);
    expect(onSandbox.sandbox.requests.total).toBe(calls);
  });

  /** A page of that origin that may reach this machine. */
  async function pageOf(origin: string): Promise<Page> {
    const context = await browser.newContext({ permissions: ['local-network-access'] });
    opened(context);
    await context.route(`${origin}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Studio</title>' }),
    );
    const page = await context.newPage();
    await page.goto(`${origin}/sandbox`);
    return page;
  }
});

/** Whether the page is light or dark, to whoever looks at it. */
function lightness(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    for (let e = document.elementFromPoint(5, 400); e !== null; e = e.parentElement) {
      const [red, green, blue, alpha = 1] = getComputedStyle(e).backgroundColor.match(/[\\d.]+/g).map(Number);
      if (alpha > 0) return red + green + blue > 384 ? 'light' : 'dark';
    }
  })()`);
}
