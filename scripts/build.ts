/**
 * Makes the programs of `dist/`, or of another folder, each of few files, and builds the subgraph SDL for them: to find,
 * read and compile hundreds of files, and to build the SDL, takes much of the time to start. Types are not checked here.
 * The library and its types are made by `tsc`.
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
  // Instrumentations patch packages when those are loaded, which they cannot do with a part of another file.
  packages: 'external',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
});

for (const { name, scopes } of BUILT_SDL_FILES)
  writeFileSync(join(outdir, name), buildSubgraphSdl(scopes));
