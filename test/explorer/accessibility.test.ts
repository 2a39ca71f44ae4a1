import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { beforeAll, describe, expect, test } from '@jest/globals';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

import { startGraph, type Graph } from '../support/graph.js';
import { answer, CHROMIUM, execute, launchBrowser, SCREENSHOTS, visit } from './browser.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const SIZES = [
  { width: 1400, height: 850 },
  { width: 390, height: 844 },
];
const CASES = (['light', 'dark'] as const).flatMap((colorScheme) =>
  SIZES.map((viewport) => ({ colorScheme, viewport, width: viewport.width })),
);

/** What is opened in the explorer, one after the other. */
const STEPS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  result: async (page) => {
    await execute(page);
    await answer(page).getByText('"conversations"').waitFor();
  },
  docs: async (page) => {
    await button(page, 'Show Documentation Explorer').click();
    await page.getByText('the messaging platform of Zendesk').waitFor();
  },
  type: async (page) => {
    await page.getByRole('link', { name: 'EndUser', exact: true }).click();
    await page.getByText('The id the business gave the user').first().waitFor();
  },
  history: async (page) => {
    await button(page, 'Show History').click();
    await page.locator('.graphiql-history-item').waitFor();
  },
  builder: async (page) => {
    await button(page, 'Show GraphiQL Explorer').click();
    await page.locator('.docExplorerWrap').getByText('businessLastRead').waitFor();
  },
  settings: async (page) => {
    await button(page, 'Open settings dialog').click();
    await page.getByRole('dialog').waitFor();
  },
  subscription: async (page) => {
    await page.keyboard.press('Escape');
    await page.getByTitle('ConversationEvents').click();
    await execute(page);
    await button(page, 'Stop query').waitFor();
  },
};

(CHROMIUM === undefined ? describe.skip : describe)('axe has nothing to say', () => {
  let graph: Graph;
  let browser: Browser;
  let script: string;
  beforeAll(async () => {
    graph = await startGraph();
    browser = await launchBrowser();
    script = await readFile(AXE, 'utf8');
    await mkdir(SCREENSHOTS, { recursive: true });
  });

  /** What axe finds, as the rule and the element. */
  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(script);
    // As text, because the compiler would put helpers into a function.
    const found = await page.evaluate<axe.Result[]>(
      "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
    );
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }

  test.each(CASES)('about the home page, $colorScheme, $width px', async (options) => {
    const { page } = await visit(browser, new URL('/', graph.url), options);
    await page.screenshot({ path: pictureOf('home', options) });

    expect(await violations(page)).toEqual([]);
  });

  test.each(CASES)('about the explorer, $colorScheme, $width px', async (options) => {
    const { page, complaints } = await visit(browser, new URL('/explorer', graph.url), options);
    for (const [step, open] of Object.entries(STEPS)) {
      await open(page);
      await page.screenshot({ path: pictureOf(`explorer-${step}`, options) });

      expect([step, await violations(page)]).toEqual([step, []]);
    }
    expect(complaints).toEqual([]);
  });
});

function button(page: Page, name: string): ReturnType<Page['getByRole']> {
  return page.getByRole('button', { name });
}

function pictureOf(name: string, { colorScheme, width }: (typeof CASES)[number]): string {
  return `${SCREENSHOTS}/${name}-${colorScheme}-${width}.png`;
}
