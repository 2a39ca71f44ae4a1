import { createHash } from 'node:crypto';

import type { Upstream } from '../open-upstream.js';
import { exampleOperations } from './example-operations.js';
import { STYLE_ADDITIONS } from './graphiql-style.js';
import { startScript } from './start-script.js';

/**
 * Lets the page load nothing from elsewhere, send requests only to this server, and evaluate no text as code. Its
 * editor writes style elements and style attributes, so inline styles must be allowed.
 */
export const EXPLORER_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A file for the browser. */
interface Asset {
  readonly type: string;
  readonly body: Buffer;
}

/** GraphiQL, ready to be served. */
export interface Explorer {
  readonly page: string;
  /** Everything the page loads, by path. A path has a hash of the file in it, so it will never be another file. */
  readonly assets: ReadonlyMap<string, Asset>;
}

const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** What the explorer depends on. */
export interface ExplorerOptions extends Pick<Upstream, 'mode'> {
  /** Whether callers send credentials of their own. */
  readonly asksForCredentials: boolean;
}

/** Loads GraphiQL and configures it for this server. Not done at start-up, because it takes too long. */
export async function loadExplorer({
  mode,
  asksForCredentials,
}: ExplorerOptions): Promise<Explorer> {
  // A complete build of GraphiQL, as strings. The package is made for Yoga; this part of it does not need Yoga.
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const assets = new Map<string, Asset>();
  const add = (name: string, extension: string, type: string, text: string): string => {
    const body = Buffer.from(text);
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
    const path = `/explorer/${name}-${hash}.${extension}`;
    assets.set(path, { type, body });
    return path;
  };

  const style = add('graphiql', 'css', 'text/css; charset=utf-8', graphiql.css + STYLE_ADDITIONS);
  const library = add('graphiql', 'js', JAVASCRIPT, withBuilder(graphiql.js));
  const start = startScript({
    // By the editor's names for them.
    workers: {
      editorWorkerService: add('editor-worker', 'js', JAVASCRIPT, graphiql.editorWorkerService),
      graphql: add('graphql-worker', 'js', JAVASCRIPT, graphiql.graphqlWorker),
      json: add('json-worker', 'js', JAVASCRIPT, graphiql.jsonWorker),
    },
    operations: exampleOperations(mode),
    storageName: `sunshine-conversations-graphql:${mode}:`,
    asksForCredentials,
  });
  return { page: page(style, [library, add('start', 'js', JAVASCRIPT, start)]), assets };
}

/**
 * Yoga's build has GraphiQL's builder of queries, but shows it instead of the history, and exports neither. This makes
 * both the default. A build in which they cannot be found is left as it is: it shows the history.
 */
function withBuilder(script: string): string {
  const [, history = ''] = /\b(\w{1,8})=\{title:"History"/.exec(script) ?? [];
  const [, builder = ''] =
    /function (\w{1,8})\(\w{1,8}\)\{return\{title:"GraphiQL Explorer"/.exec(script) ?? [];
  return history === '' || builder === ''
    ? script
    : script.replace(`===void 0?[${history}]:`, () => `===void 0?[${history},${builder}()]:`);
}

function page(style: string, scripts: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Explorer – Sunshine Conversations GraphQL</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">
</head>
<body>
<noscript>The explorer needs JavaScript.</noscript>
<main class="page">
<h1 class="page-name">Explorer</h1>
<div id="root"></div>
</main>
${scripts.map((path) => `<script src="${path}"></script>`).join('\n')}
</body>
</html>
`;
}
