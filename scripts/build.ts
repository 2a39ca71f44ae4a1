/**
 * What `tsc` leaves of a build: makes the programs of `dist/`, or of another folder, each of few files, and composes
 * the subgraph for them. To find, read and compile hundreds of files, and to compose, takes most of the time to start.
 * The library, which shares its packages with whoever uses it, stays as `tsc` makes it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

import { BUILT_SDL_FILES, buildSubgraphSdl } from '../src/graphql/subgraph-sdl.js';

const outdir = process.argv[2] ?? 'dist';

await build({
  entryPoints: ['src/main.ts', 'src/sandbox/main.ts'],
  outdir,
  bundle: true,
  // What is imported when it is needed stays a file of its own, and is not read before.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.18',
  // Packages that are CommonJS look for the modules of Node.js with `require`, which ES modules lack.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module';\nconst require = createRequireOfBundle(import.meta.url);",
  },
  alias: {
    // It finds its way to Node.js only when it is not bundled. Else it hashes each document in JavaScript.
    '@apollo/utils.createhash': 'node:crypto',
    // HTTP/2 of got, which is off. Loading it makes a TLS context for nothing, which takes 25 ms.
    'http2-wrapper': 'node:https',
  },
  // Loaded when they are needed, and not at the start: GraphiQL, which is megabytes of text, and what schemas of routes
  // are compiled with. What Fastify alone requires would be in the bundle whether or not it is loaded.
  external: [
    '@graphql-yoga/render-graphiql',
    '@fastify/ajv-compiler',
    '@fastify/fast-json-stringify-compiler',
  ],
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'linked',
  logLevel: 'warning',
});

for (const { name, scopes } of BUILT_SDL_FILES)
  writeFileSync(join(outdir, name), buildSubgraphSdl(scopes));
