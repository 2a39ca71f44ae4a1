const CREDENTIALS = `{
  // "Basic " and the Base64 of <key id>:<secret>,
  // or "Bearer " and a token. It goes with every tab,
  // and is forgotten when you leave this page.
  "Authorization": ""
}`;
/** The browser's script that starts GraphiQL. */
export function startScript({ workers, operations, storageName, asksForCredentials, }) {
    const headers = asksForCredentials ? CREDENTIALS : '';
    return `'use strict';
{
  const workers = ${json(workers)};
  const tabs = ${json(operations.map((operation) => ({ ...operation, headers })))};
  const storageName = ${json(storageName)};

  self.MonacoEnvironment = { getWorkerUrl: (_, name) => workers[name] };

  // The history has the headers in it, and with them the credentials.
  const withoutHeaders = (name, text) =>
    ['graphiql:queries', 'graphiql:favorites'].includes(name)
      ? JSON.stringify(JSON.parse(text), (key, value) => (key === 'headers' ? null : value))
      : text;
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(storageName));
  const storage = {
    get length() {
      return keys().length;
    },
    getItem: (name) => localStorage.getItem(storageName + name),
    setItem: (name, text) => localStorage.setItem(storageName + name, withoutHeaders(name, text)),
    removeItem: (name) => localStorage.removeItem(storageName + name),
    clear: () => keys().forEach((key) => localStorage.removeItem(key)),
  };

  let credentials;
  const fetcher = async (body, { headers = {} } = {}) => {
    credentials = headers.Authorization || credentials;
    // Just after a tab was opened, GraphiQL still names the operation of the one before.
    const isNamed = body.query.split(/\\W+/).includes(body.operationName);
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...headers,
        ...(credentials && { Authorization: credentials }),
      },
      body: JSON.stringify(isNamed ? body : { ...body, operationName: undefined }),
    });
    return response.json();
  };

  YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
    fetcher,
    storage,
    title: 'Graph<em>i</em>QL',
    logo: ' ',
    defaultTabs: tabs,
    // GraphiQL takes over the query of the first tab by itself, and nothing else of it.
    variables: storage.length === 0 ? tabs[0].variables : undefined,
    headers: tabs[0].headers,
    defaultEditorToolsVisibility: ${json(asksForCredentials ? 'headers' : 'variables')},
    shouldPersistHeaders: false,
    // Undefined is GraphiQL's own plugin, the history, in place of Yoga's.
    plugins: undefined,
    // Yoga would write every query into the address.
    onEditQuery: undefined,
  });
}
`;
}
function json(value) {
    return JSON.stringify(value, null, 2);
}
//# sourceMappingURL=start-script.js.map