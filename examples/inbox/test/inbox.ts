/** The inbox as it is built, in a real browser, on a real server. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';

import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';

import { startUnsteady } from '../../unsteady.js';
import { ADA, talk } from '../people.js';
import { startService } from '../service.js';

/** Where a Chromium is usually installed. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
/** To be looked at; git ignores them. */
const SCREENSHOTS = 'screenshots';
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** For tests that need a browser: what they are skipped for. */
export const options = {
  skip: CHROMIUM === undefined && 'no Chromium is installed. On Debian: apt-get install chromium',
  timeout: 300_000,
};

export type Running = Awaited<ReturnType<typeof start>>;

/** Starts everything. What is opened closes with `stop`. */
export async function start() {
  const service = await startService();
  await talk(service);
  const unsteady = await startUnsteady(new URL(service.origin).port);
  const sites = [await site(service.origin), await site(unsteady.origin)] as const;
  const [steady, shaky] = sites.map(originOf) as [string, string];
  const browser = await launch();
  await mkdir(SCREENSHOTS, { recursive: true });
  return {
    service,
    unsteady,
    /** Opens the inbox of a customer as the customer, over the connection that can be cut. */
    asCustomer: async (userId = ADA, look?: BrowserContextOptions) =>
      visit(browser, await service.linkOfCustomer(shaky, userId), look),
    /** Opens the inbox of a customer as the business. */
    asAgent: async (userId = ADA, look?: BrowserContextOptions) =>
      visit(browser, await service.linkOfAgent(steady, userId), look),
    /** Opens any address of the page. */
    visit: (path: string, look?: BrowserContextOptions) => visit(browser, steady + path, look),
    /** Has a person do something on a channel. */
    async act(act: object) {
      const response = await fetch(`${service.sandboxUrl}/_sandbox/act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(act),
      });
      if (!response.ok) throw new Error(await response.text());
    },
    /** Closes all windows that were opened. */
    async closeWindows() {
      for (const context of browser.contexts()) await context.close();
    },
    async stop() {
      await browser.close();
      for (const { httpServer } of sites) {
        httpServer.close();
        (httpServer as { closeAllConnections?(): void }).closeAllConnections?.();
      }
      unsteady.close();
      await service.stop();
    },
  };
}

/** Opens a conversation by what its row says. */
export async function open(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).first().click();
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
}

/** Writes a message, and sends it as people do. */
export async function write(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.press('Enter');
}

/** The texts of the messages that are shown, in order. */
export function texts(page: Page): Promise<string[]> {
  return page.locator('.bubble .text').allInnerTexts();
}

/** Waits until the last messages are these, and no more. */
export async function shows(page: Page, ...expected: string[]): Promise<void> {
  const last = async () => (await texts(page)).slice(-expected.length);
  for (const begin = Date.now(); Date.now() - begin < 20_000; await page.waitForTimeout(50))
    if (JSON.stringify(await last()) === JSON.stringify(expected)) break;
  assert.deepEqual(await last(), expected);
  for (const text of expected)
    assert.equal((await texts(page)).filter((other) => other === text).length, 1, text);
}

/** What makes the page hard to use for some: the rules that it breaks, and where. */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.addScriptTag({ path: AXE });
  return (await page.evaluate(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`)) as string[];
}

export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, animations: 'disabled' });
}

function site(target: string): Promise<PreviewServer> {
  const proxy = { '/graphql': { target, ws: true }, '/attachments': target };
  // It says of every connection that was cut that it was.
  return preview({ logLevel: 'silent', preview: { host: '127.0.0.1', port: 0, proxy } });
}

function originOf({ httpServer }: PreviewServer): string {
  return `http://127.0.0.1:${String((httpServer.address() as AddressInfo).port)}`;
}

function launch(): Promise<Browser> {
  return chromium.launch({
    ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

async function visit(browser: Browser, address: string, look?: BrowserContextOptions) {
  const context = await browser.newContext({ viewport: { width: 1180, height: 760 }, ...look });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}
