import { existsSync } from 'node:fs';

import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';

import { opened } from '../support/closing.js';

/** Where a Chromium is usually installed. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of the installed Chromium; undefined when there is none. */
export const CHROMIUM = PLACES.find(existsSync);

/** Where tests put pictures of pages, to be looked at; git ignores them. */
export const SCREENSHOTS = 'coverage/screenshots';

/** A page, and what it should not have done. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings of the console, uncaught errors, and requests to another host or without success. */
  readonly complaints: readonly string[];
}

/**
 * Starts a Chromium that can reach nothing but this machine: no name can be looked up, no address is let through. It
 * closes with the test, or with the file.
 */
export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  return opened(browser);
}

/** Opens an address as a new visitor, who leaves with the test, and watches what its page does. */
export async function visit(
  browser: Browser,
  url: URL,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 850 }, ...options });
  opened(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== url.origin) complaints.push(request.url());
  });
  context.on('response', (response) => {
    if (!response.ok()) complaints.push(`${String(response.status())} ${response.url()}`);
  });
  await page.goto(url.href);
  return { page, complaints };
}

/** Sends the operation of the tab that is open in the explorer. */
export function execute(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Execute query' }).click();
}

/** Where the explorer shows results. */
export function answer(page: Page): Locator {
  return page.locator('.graphiql-response');
}
