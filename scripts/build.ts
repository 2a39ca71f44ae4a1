/**
 * Makes the programs of `dist/`, or of another folder, each of few files, and builds the subgraph SDL for them: to find,
 * read and compile hundreds of files, and to build the SDL, takes much of the time to start. Types are not checked here.
 * The library and its types are made by `tsc`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'esbuild';

import { BUILT_SDL_FILES, buildSubgraphSdl } from '../src/graphql/subgraph-sdl.js';

/**
 * Packages that OpenTelemetry has instrumentations for: these patch a package when it is loaded, which they cannot do
 * with a part of another file.
 */
const INSTRUMENTED = ['dataloader', 'fastify', 'graphql', 'ioredis', 'pino', 'undici'];
/** GraphiQL, which is megabytes of text, and compilers that routes without schemas do not use. */
const LOADED_WHEN_NEEDED = [
  '@graphql-yoga/render-graphiql',
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
];
/** In a bundle it does not find the module of Node.js, and hashes each document in JavaScript. */
const NOT_BUNDLED = ['@apollo/utils.createhash'];

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
  external: [...INSTRUMENTED, ...LOADED_WHEN_NEEDED, ...NOT_BUNDLED],
  sourcemap: true,
  // The sources are not in the package.
  sourcesContent: true,
  legalComments: 'linked',
  logLevel: 'warning',
});

for (const { name, scopes } of BUILT_SDL_FILES)
  writeFileSync(join(outdir, name), buildSubgraphSdl(scopes));
