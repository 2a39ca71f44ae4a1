import { createHash } from 'node:crypto';

import type { HttpConfig } from '../config/config-types.js';
import type { Upstream } from '../open-upstream.js';
import { VERSION } from '../package.js';

/** What the page depends on. */
export type HomePageOptions = Pick<HttpConfig, 'explorer' | 'introspection' | 'showsSetup'> &
  Pick<Upstream, 'mode'>;

const MODES: Readonly<Record<Upstream['mode'], string>> = {
  sandbox:
    'It runs on an emulator of the REST API, filled with sample data. Callers need no credentials, and nothing is kept.',
  service: 'It calls the REST API with a key of its own.',
  passthrough:
    'It passes the <code>Authorization</code> header of each caller on to the REST API, and has no key of its own.',
};

const STYLE = `
:root {
  color-scheme: light dark;
  --text: #1b2430;
  --quiet: #576374;
  --line: #d8dee6;
  --link: #0b57c2;
  --page: #fbfcfd;
  --box: #eaeff5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e4e9f0;
    --quiet: #9aa7b8;
    --line: #313b49;
    --link: #86b7ff;
    --page: #12171e;
    --box: #222b37;
  }
}
body {
  margin: 0;
  background: var(--page);
  color: var(--text);
  font: 1rem/1.6 system-ui, sans-serif;
}
main { max-width: 42rem; margin: 0 auto; padding: 4rem 1.5rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; letter-spacing: -0.01em; }
p { margin: 0.75rem 0; }
a { color: var(--link); font-weight: 600; }
code { padding: 0.1em 0.35em; border-radius: 0.3em; background: var(--box); font-size: 0.9em; }
dl { margin: 2rem 0; border-top: 1px solid var(--line); }
dl div { padding: 0.9rem 0; border-bottom: 1px solid var(--line); }
dd { margin: 0; color: var(--quiet); }
.facts { color: var(--quiet); }
`;

/** Allows only the page's own style: no script, and nothing from elsewhere. */
export const HOME_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Link {
  readonly href: string;
  readonly name: string;
  readonly about: string;
}

/** The page at `/`: what this server is, with links. Of the settings it shows only the mode, and in production not even that. */
export function homePage(options: HomePageOptions): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Sunshine Conversations GraphQL</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="A GraphQL server over the Sunshine Conversations REST API.">
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Sunshine Conversations GraphQL</h1>
<p>Conversations, participants and users of Sunshine Conversations as one typed graph, at
<code>POST /graphql</code>.${setup(options)}</p>
<dl>
${links(options).map(entry).join('\n')}
</dl>
</main>
</body>
</html>
`;
}

function setup({ mode, showsSetup }: HomePageOptions): string {
  return showsSetup
    ? ` ${MODES[mode]}</p>
<p class="facts">Mode <code>${mode}</code>, version <code>${VERSION}</code>`
    : '';
}

function links({ explorer, introspection }: HomePageOptions): readonly Link[] {
  return [
    ...(explorer
      ? [
          {
            href: '/explorer',
            name: 'Explorer',
            about: 'Write and send operations, with examples to begin with. Needs no internet.',
          },
          {
            href: '/graphql',
            name: 'Apollo Sandbox',
            about: 'The same in the IDE of Apollo, which is loaded from the internet.',
          },
        ]
      : []),
    ...(introspection
      ? [{ href: '/schema.graphql', name: 'Schema', about: 'Every type and field, described.' }]
      : []),
    { href: '/healthz', name: 'Health', about: 'Whether the process is up.' },
    { href: '/readyz', name: 'Readiness', about: 'Whether requests are taken.' },
    {
      href: 'https://docs.smooch.io',
      name: 'Sunshine Conversations',
      about: 'The documentation of the platform and its REST API.',
    },
  ];
}

function entry({ href, name, about }: Link): string {
  return `<div><dt><a href="${href}">${name}</a></dt><dd>${about}</dd></div>`;
}
