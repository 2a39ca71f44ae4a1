import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';

import { exampleOperations } from '../../src/explorer/example-operations.js';
import { startGraph, type Graph } from '../support/graph.js';
import { answer, CHROMIUM, execute, launchBrowser, visit } from './browser.js';

const PHONE = { viewport: { width: 390, height: 844 } };

(CHROMIUM === undefined ? describe.skip : describe)('in Chromium, without the internet', () => {
  let graph: Graph;
  let browser: Browser;
  beforeAll(async () => {
    graph = await startGraph();
    browser = await launchBrowser();
  });
  beforeEach(() => graph.sandbox.reset());

  async function explorer(options = {}): Promise<Page> {
    const { page } = await visit(browser, new URL('/explorer', graph.url), options);
    await page.getByRole('button', { name: 'Execute query' }).waitFor();
    return page;
  }

  test.each([
    [1280, 800],
    [1400, 850],
  ])('at %d by %d pixels the first example is visible as a whole', async (width, height) => {
    const page = await explorer({ viewport: { width, height } });
    const editor = page.locator('.graphiql-query-editor .monaco-scrollable-element').first();
    const lines = page.locator('.graphiql-query-editor .view-line > span');
    await lines.getByText('endCursor').waitFor();

    const pane = await box(editor);
    const shown = await Promise.all((await lines.all()).map(box));

    const [first] = exampleOperations('sandbox');
    expect(shown).toHaveLength(first?.query.split('\n').length ?? 0);
    expect(Math.max(...shown.map(({ x, width }) => x + width))).toBeLessThan(pane.x + pane.width);
    expect(Math.max(...shown.map(({ y, height }) => y + height))).toBeLessThan(
      pane.y + pane.height,
    );
  });

  test('on a phone the operation is above its result, both as wide as the page', async () => {
    const page = await explorer(PHONE);
    await execute(page);
    await answer(page).getByText('"displayName"').first().waitFor();

    const operation = await box(page.locator('.graphiql-editors'));
    const result = await box(answer(page));

    for (const { x, width } of [operation, result]) {
      expect(width).toBeGreaterThan(360);
      expect(x + width).toBeLessThanOrEqual(390);
    }
    expect(result.y).toBeGreaterThanOrEqual(operation.y + operation.height);
    expect(result.height).toBeGreaterThan(300);
  });

  test('an operation can be put together by pressing fields', async () => {
    const page = await explorer();
    await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
    const builder = page.locator('.docExplorerWrap');

    await builder.getByText('businessLastRead').click();
    await page.locator('.graphiql-query-editor').getByText('businessLastRead').waitFor();
    await execute(page);

    await answer(page).getByText('"businessLastRead"').first().waitFor();
  });

  test('the documentation begins with what the graph is, and has nothing of federation', async () => {
    const page = await explorer();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();

    await page.getByText('the messaging platform of Zendesk').waitFor();
    const types = await page.locator('.graphiql-doc-explorer-content').innerText();
    expect(types).toContain('EndUserClientConnection');
    expect(types).not.toMatch(/_Any|_Entity|_Service|federation__|link__|CacheControl/);
  });

  test('a tab is closed by the key for that, because its button is for pointers only', async () => {
    const page = await explorer();
    const tabs = page.getByRole('tab');
    const count = await tabs.count();

    const tab = page.getByRole('tab', { name: 'Messages', exact: true });

    await tab.click();
    await tab.press('Delete');
    await tab.waitFor({ state: 'detached' });

    expect(await tabs.count()).toBe(count - 1);
  });

  test('the endpoint, opened as a page, leads to the explorer', async () => {
    const { page } = await visit(browser, new URL('/graphql', graph.url));

    await page.waitForURL('**/explorer');
    await page.getByRole('button', { name: 'Execute query' }).waitFor();
  });
});

/** Where an element is on the page, in CSS pixels. */
async function box(
  element: Locator,
): Promise<NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>> {
  const found = await element.boundingBox();
  if (!found) throw new Error('the element is not visible');
  return found;
}
