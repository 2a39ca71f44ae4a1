import type { ExampleOperation } from './example-operations.js';

/** The initial state of GraphiQL. */
export interface StartOptions {
  /** The paths of the editor's background scripts, by the editor's names for them. */
  readonly workers: Readonly<Record<string, string>>;
  /** One tab each. */
  readonly operations: readonly ExampleOperation[];
  /** The prefix of all keys in the browser's storage, because other servers may use the same address. */
  readonly storageName: string;
  /** Whether callers send credentials of their own. */
  readonly asksForCredentials: boolean;
}

const CREDENTIALS = `{
  // "Basic " and the Base64 of <key id>:<secret>,
  // or "Bearer " and a token. It goes with every tab,
  // and is cleared when you leave this page.
  "Authorization": ""
}`;

/** The browser's script that starts GraphiQL. */
export function startScript({
  workers,
  operations,
  storageName,
  asksForCredentials,
}: StartOptions): string {
  const headers = asksForCredentials ? CREDENTIALS : '';
  return `'use strict';
{
  const workers = ${json(workers)};
  const tabs = ${json(operations.map((operation) => ({ ...operation, headers })))};
  const storageName = ${json(storageName)};

  self.MonacoEnvironment = { getWorkerUrl: (_, name) => workers[name] };

  // The history contains the headers, and with them the credentials.
  const withoutHeaders = (name, text) =>
    ['graphiql:queries', 'graphiql:favorites'].includes(name)
      ? JSON.stringify(JSON.parse(text), (key, value) => (key === 'headers' ? null : value))
      : text;
  // How much higher the operation is than its variables: enough for the first example on a laptop.
  const defaults = { 'graphiql:secondaryEditorFlex': '4' };
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(storageName));
  const storage = {
    get length() {
      return keys().length;
    },
    getItem: (name) => localStorage.getItem(storageName + name) ?? defaults[name] ?? null,
    setItem: (name, text) => localStorage.setItem(storageName + name, withoutHeaders(name, text)),
    removeItem: (name) => localStorage.removeItem(storageName + name),
    clear: () => keys().forEach((key) => localStorage.removeItem(key)),
  };

  // What comes in a stream of server-sent events, as an observable.
  const resultsOf = ({ body }) => ({
    subscribe(observer) {
      const reader = body.pipeThrough(new TextDecoderStream()).getReader();
      let isStopped = false;
      const read = async (text) => {
        const { done, value } = await reader.read();
        if (isStopped) return;
        if (done) throw new Error('The connection has ended. Run the subscription again.');
        const events = (text + value).split('\\n\\n');
        const rest = events.pop();
        for (const event of events) {
          if (event.startsWith('event: complete')) return observer.complete();
          const [, data] = /^data: (.+)$/m.exec(event) ?? [];
          if (data) observer.next(JSON.parse(data));
        }
        return read(rest);
      };
      read('').catch((error) => observer.error(error));
      return {
        unsubscribe() {
          isStopped = true;
          void reader.cancel();
        },
      };
    },
  });

  let credentials;
  const fetcher = async (body, { headers = {} } = {}) => {
    credentials = headers.Authorization || credentials;
    // Just after a tab was opened, GraphiQL still names the operation of the previous tab.
    const isNamed = body.query.split(/\\W+/).includes(body.operationName);
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // Other operations that have the word are answered all the same.
        ...(/\\bsubscription\\b/.test(body.query) && { accept: 'text/event-stream' }),
        ...headers,
        ...(credentials && { Authorization: credentials }),
      },
      body: JSON.stringify(isNamed ? body : { ...body, operationName: undefined }),
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    return isStream ? resultsOf(response) : response.json();
  };

  // GraphiQL has buttons within tabs, which screen readers do not reach, a name that hides another, and controls without.
  const mendNames = () => {
    for (const item of root.querySelectorAll('.graphiql-tab')) {
      const [tab, close] = item.querySelectorAll('button');
      item.removeAttribute('aria-selected');
      item.setAttribute('role', 'none');
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-selected', item.classList.contains('graphiql-tab-active'));
      if (!close) continue;
      close.setAttribute('aria-hidden', true);
      close.tabIndex = -1;
    }
    for (const item of root.querySelectorAll('.graphiql-history-item-label'))
      item.removeAttribute('aria-label');
    for (const control of root.querySelectorAll('.docExplorerWrap :is(input, select)')) {
      const { argName } = control.closest('[data-arg-name]')?.dataset ?? {};
      const ofOperation = control.localName === 'select' ? 'Kind of operation' : 'Name of operation';
      control.setAttribute('aria-label', argName ?? ofOperation);
    }
  };
  const root = document.querySelector('#root');
  new MutationObserver(mendNames).observe(root, {
    attributeFilter: ['class'],
    childList: true,
    subtree: true,
  });
  root.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Delete' && target.role === 'tab') target.nextElementSibling?.click();
  });

  YogaGraphiQL.renderYogaGraphiQL(root, {
    fetcher,
    storage,
    title: 'Graph<em>i</em>QL',
    logo: ' ',
    defaultTabs: tabs,
    // GraphiQL itself shows only the query of the first tab, not its variables and headers.
    variables: storage.length === 0 ? tabs[0].variables : undefined,
    headers: tabs[0].headers,
    defaultEditorToolsVisibility: ${json(asksForCredentials ? 'headers' : 'variables')},
    shouldPersistHeaders: false,
    // Undefined are GraphiQL's own plugins, instead of Yoga's.
    plugins: undefined,
    // Yoga would write every query into the address.
    onEditQuery: undefined,
  });
}
`;
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
