/** The chat in a page, on a real server. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { window } from './page';

import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { RelayEnvironmentProvider } from 'react-relay';

import { Chat } from './Chat';
import { createEnvironment } from './environment';

const { GRAPHQL_URL = '', SANDBOX_URL = '' } = process.env;

/** A conversation of the sandbox with 350 messages. */
const conversation = '67a5d8d89d3e51c7a4000c0e';
const all = Array.from({ length: 350 }, (_, index) => `Message ${String(index + 1)}`);

const { document } = window;

/** Every request of the page, by the name of its operation. */
const requests: string[] = [];
/** While there is one, the next answer waits for it, and is lost then. */
let lost: Promise<void> | undefined;
const { fetch } = globalThis;
globalThis.fetch = async (url, init) => {
  const { query } = JSON.parse(String(init?.body)) as { query: string };
  requests.push(/(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '');
  const response = await fetch(url, init);
  if (!lost) return response;
  await lost;
  lost = undefined;
  throw new TypeError('the connection is lost');
};

test('a chat pages backwards, appends what it sends and drops what it deletes, each by one request', async () => {
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container as unknown as Element);
  await act(() => {
    root.render(
      <RelayEnvironmentProvider environment={createEnvironment(GRAPHQL_URL)}>
        <Chat id={conversation} />
      </RelayEnvironmentProvider>,
    );
  });
  await shows(all.slice(-100));

  for (const count of [200, 300, 350]) {
    await press('Earlier');
    await shows(all.slice(-count));
  }
  assert.equal(button('Earlier').disabled, true);
  assert.deepEqual(requests, ['ChatQuery', 'ChatPageQuery', 'ChatPageQuery', 'ChatPageQuery']);

  // The message is posted, but the answer is lost; the user presses "Send" again.
  await type('hello');
  let lose = () => {};
  lost = new Promise((resolve) => (lose = resolve));
  await press('Send');
  assert.equal(shown().at(-1), 'hello', 'it is shown before it is sent');
  lose();
  await until(() => document.querySelector('[role=alert]') !== null);
  await shows(all);
  await press('Send');
  await until(() => input().value === '');
  await shows([...all, 'hello']);

  await press('Delete', 350);
  await shows(all);
  assert.deepEqual(requests.slice(4), [
    'ChatSendMutation',
    'ChatSendMutation',
    'ChatDeleteMutation',
  ]);
  assert.equal(await posts(), 1);
  await act(() => root.unmount());
  await window.happyDOM.close();
});

function shown(): string[] {
  return [...document.querySelectorAll('li span')].map(({ textContent }) => textContent);
}

async function shows(expected: readonly string[]): Promise<void> {
  await until(() => shown().length === expected.length && shown().at(-1) === expected.at(-1));
  assert.deepEqual(shown(), expected);
}

function button(label: string, index = 0) {
  const found = [...document.querySelectorAll('button')].filter((one) => one.textContent === label);
  const one = found[index];
  assert.ok(one, `there is a button "${label}"`);
  return one;
}

function input() {
  const found = document.querySelector('input');
  assert.ok(found);
  return found;
}

function press(label: string, index = 0): Promise<void> {
  return act(async () => button(label, index).click());
}

/** By the setter of the page: React replaces that of the element, and takes what comes by it for its own. */
function type(text: string): Promise<void> {
  return act(async () => {
    assert.ok(Reflect.set(Object.getPrototypeOf(input()), 'value', text, input()));
    input().dispatchEvent(new window.Event('input', { bubbles: true }));
  });
}

async function until(holds: () => boolean): Promise<void> {
  for (const start = Date.now(); !holds();)
    if (Date.now() - start > 20_000)
      throw new Error(`it never came: ${document.body.innerHTML.slice(-500)}`);
    else await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
}

async function posts(): Promise<number> {
  const response = await fetch(`${SANDBOX_URL}/_sandbox/requests`);
  const { counts } = (await response.json()) as { counts: { postMessage: number } };
  return counts.postMessage;
}
