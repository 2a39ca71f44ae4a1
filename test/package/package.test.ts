import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { beforeAll, expect, test } from '@jest/globals';
import typescript from 'typescript';

import { VERSION } from '../../src/package.js';
import { installPackage, type InstalledPackage } from '../support/installed-package.js';
import { startProgram } from '../support/server-process.js';

const { ModuleKind, ScriptTarget, transpile } = typescript;
const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BIN = join(ROOT, 'node_modules/.bin');

const USE = `
import {
  authenticate, createServer, findRecord, readConfig, startSandbox,
  type Config, type Context, type Server, type ServerOptions,
} from 'sunshine-conversations-graphql';

const config: Config = readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' });
const options: ServerOptions = {
  plugins: [],
  typeDefs: 'extend type Query { hello: String! }',
  resolvers: { Query: { hello: (_: unknown, __: unknown, context: Context) => context.identity.kind } },
};
const server: Server = await createServer(config, options);
server.app.get('/more', () => 'more');
const url: string = await server.listen();
const answer = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ hello }' }),
});
console.log(await answer.text());
await server.close();
// @ts-expect-error A port is a number: without types this would be no error.
export const port: string = config.http.port;
export { authenticate, findRecord, startSandbox };
`;
let installed: InstalledPackage;

beforeAll(() => {
  installed = installPackage();
}, 300_000);

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );
}

/** What the compiler says about a program in the project. */
async function typesOf(source: string, resolution: string): Promise<string> {
  const file = join(installed.project, `${resolution}.ts`);
  writeFileSync(file, source);
  const module = resolution === 'bundler' ? 'esnext' : resolution;
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022'];
  const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')];
  const modules = ['--module', module, '--moduleResolution', resolution];
  return run(join(BIN, 'tsc'), [...options, ...types, ...modules, file], {
    cwd: installed.project,
  }).then(
    () => '',
    (error: unknown) => (error as { stdout: string }).stdout,
  );
}

test.each(['node16', 'nodenext', 'bundler'])(
  'its types are found and right with the module resolution %s',
  async (resolution) => {
    expect(await typesOf(USE, resolution)).toBe('');
  },
  300_000,
);

test('a program that has it as a library runs', async () => {
  const file = join(installed.project, 'use.mjs');
  const source = transpile(USE, { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 });
  writeFileSync(file, source);
  const { stdout } = await run(process.execPath, [file], { cwd: installed.project });
  expect(JSON.parse(stdout)).toEqual({ data: { hello: 'anybody' } });
});

test('its program runs, and needs nothing that the package does not name', async () => {
  const program = join(installed.project, 'node_modules/.bin/sunshine-graphql');
  expect((await run(program, ['--version'])).stdout).toBe(`${VERSION}\n`);
  const running = startProgram([program, '--port', '0'], {}, installed.project);
  const { url } = await running.ready;
  for (const path of ['/', '/explorer', '/schema.graphql', '/readyz'])
    expect([path, (await fetch(new URL(path, String(url)))).status]).toEqual([path, 200]);
});

test('its SDL files are found by their names', () => {
  for (const name of ['api.graphql', 'subgraph.graphql', 'schema/conversation.graphql']) {
    const project = createRequire(join(installed.project, 'use.mjs'));
    const file = project.resolve(`sunshine-conversations-graphql/${name}`);
    expect(readFileSync(file, 'utf8')).toContain('type Conversation');
  }
});

test('its source maps have the sources that they point at', () => {
  const files = filesIn(installed.folder);
  const maps = files.filter((file) => file.endsWith('.map'));
  expect(maps).toContain('dist/index.js.map');
  expect(maps).toContain('dist/main.js.map');
  for (const file of maps) {
    const map = JSON.parse(readFileSync(join(installed.folder, file), 'utf8')) as {
      sources: readonly string[];
      sourcesContent?: readonly (string | null)[];
    };
    expect([file, map.sourcesContent?.length]).toEqual([file, map.sources.length]);
    expect(map.sourcesContent).not.toContain(null);
  }
  expect(files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([]);
});

test('publint finds nothing to say', async () => {
  const { stdout } = await run(join(BIN, 'publint'), ['run', installed.tarball, '--strict']);
  expect(stdout).toContain('All good!');
});

test('the types are right for all who can import an ES module', async () => {
  const sdl = ['--exclude-entrypoints', 'api.graphql', 'subgraph.graphql'];
  const { stdout } = await run(join(BIN, 'attw'), [
    installed.tarball,
    ...['--profile', 'esm-only', '--no-emoji', '--no-color', '--format', 'table-flipped'],
    ...sdl,
  ]);
  // It fails when there is a problem that is not ignored.
  expect(stdout).toContain('OK (ESM)');
});
