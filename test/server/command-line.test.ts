import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { VERSION } from '../../src/package.js';
import { buildPackage } from '../support/built-package.js';
import { atEnd } from '../support/closing.js';
import { startProgram, type ServerProcess } from '../support/server-process.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';

type Settings = Readonly<Record<string, string>>;

let program: string;
/** Where the program runs. */
let folder: string;

beforeAll(() => {
  program = join(buildPackage(), 'main.js');
});
beforeEach(() => {
  folder = temporaryFolder();
});

function run(given: readonly string[], settings: Settings = {}): ServerProcess {
  return startProgram([program, ...given], settings, folder);
}

function portOf({ url }: Readonly<Record<string, unknown>>): number {
  return Number(new URL(String(url)).port);
}

describe('what the program prints in place of starting', () => {
  test('--version is that of the package', async () => {
    expect(await run(['--version']).ended).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  test('--help says how it is used, whatever the settings', async () => {
    const { code, stdout, stderr } = await run(['--help', '--port', '1'], { PORT: 'x' }).ended;
    expect([code, stderr]).toEqual([0, '']);
    for (const option of ['--help', '--version', '--port', '--env-file', '.env'])
      expect(stdout).toContain(option);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  test.each([
    [
      ['--prot', '1'],
      '--prot: is no option; the nearest is --port (--help lists all)',
      '1: is no option (--help lists them)',
    ],
    [['--versions'], '--versions: is no option; the nearest is --version (--help lists all)'],
    [['4000'], '4000: is no option (--help lists them)'],
    [['--port'], '--port: must have a value'],
    [['--port', '--version'], '--port: must have a value'],
    [['--port='], '--port: must have a value'],
    [['--help=yes'], '--help: must have no value'],
    [['--port', 'many'], '--port: must be a port number'],
    [['--port', '65536'], '--port: must be a port number'],
  ])('%j cannot be used', async (given, ...problems) => {
    const { code, stdout, stderr } = await run(given).ended;
    expect([code, stdout, stderr]).toEqual([1, '', `${problems.join('\n')}\n`]);
  });
});

describe('settings come from', () => {
  test('the file .env of the working directory', async () => {
    writeFileSync(join(folder, '.env'), '# mine\nPORT=0\nLOG_LEVEL="silent"\nEXPLORER=off\n');
    const { url } = await run([]).ready;
    expect((await fetch(new URL('/explorer', String(url)))).status).toBe(404);
  });

  test('the file that --env-file names, and not from .env', async () => {
    writeFileSync(join(folder, '.env'), 'PORT=x\n');
    writeFileSync(join(folder, 'other.env'), 'PORT=0\r\nEXPLORER=off\r\n');
    const { url } = await run(['--env-file', 'other.env']).ready;
    expect((await fetch(new URL('/explorer', String(url)))).status).toBe(404);
  });

  test('the environment rather than a file, and the command line rather than both', async () => {
    writeFileSync(join(folder, '.env'), 'PORT=x\nEXPLORER=off\n');
    const { url } = await run(['--port', '0'], { PORT: 'y', EXPLORER: 'on' }).ready;
    expect((await fetch(new URL('/explorer', String(url)))).status).toBe(200);
  });

  test('the file .env for the emulator alone as well', async () => {
    writeFileSync(join(folder, '.env'), 'SANDBOX_PORT=x\n');
    const emulator = startProgram([join(program, '../sandbox/main.js')], {}, folder);
    expect((await emulator.ended).stderr).toBe('SANDBOX_PORT: must be a port number\n');
  });

  test('no folder of that name', async () => {
    mkdirSync(join(folder, '.env'));
    expect(portOf(await run(['--port', '0']).ready)).toBeGreaterThan(0);
  });
});

test('a file that is not there is a line, not a stack', async () => {
  // Some versions of Node.js read that option themselves, wherever it stands.
  const { code, stderr } = await run(['--env-file', 'nowhere.env']).ended;
  expect(code).not.toBe(0);
  expect(stderr).toMatch(/^.*nowhere\.env.*\n$/);
});

describe('a variable that is no setting', () => {
  const MISSPELT = { SUNSHINE_KEYID: 'app_secret', MAX_UPSTREAM_CALS: '5' };

  test('is warned about with the nearest setting, and without its value', async () => {
    const running = run(['--port', '0'], MISSPELT);
    await running.ready;
    running.kill('SIGTERM');
    const { stdout } = await running.ended;
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines.filter((line) => 'setting' in line)).toMatchObject([
      { level: 40, msg: 'unknown setting', setting: 'SUNSHINE_KEYID', nearest: 'SUNSHINE_KEY_ID' },
      { level: 40, setting: 'MAX_UPSTREAM_CALS', nearest: 'MAX_UPSTREAM_CALLS' },
    ]);
    expect(stdout).not.toContain('app_secret');
  });

  test('is named beside what stops the start, for it may be the cause', async () => {
    const { code, stderr } = await run([], { ...MISSPELT, SUNSHINE_KEY_SECRET: 's' }).ended;
    expect(code).toBe(1);
    expect(stderr.trim().split('\n').slice(-2)).toEqual([
      'SUNSHINE_KEYID: is no setting; the nearest is SUNSHINE_KEY_ID',
      'MAX_UPSTREAM_CALS: is no setting; the nearest is MAX_UPSTREAM_CALLS',
    ]);
  });
});

describe('where to click', () => {
  /** Runs the program in a terminal until it says where it listens. Gives what it prints. */
  async function inTerminal(settings: Settings): Promise<string> {
    const child = spawn(
      'script',
      ['--quiet', '--command', `${process.execPath} ${program}`, 'typescript'],
      {
        cwd: folder,
        env: { PATH: process.env['PATH'], ...settings },
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    );
    const ended = text(child.stdout);
    atEnd(() => child.kill('SIGKILL'));
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
    await until(() => /Home .*\s/.test(printed) && printed.includes('"msg":"listening"}'));
    child.kill('SIGTERM');
    await ended;
    return printed.replaceAll('\r\n', '\n');
  }

  test.each([
    ['127.0.0.1', {}],
    ['127.0.0.1', { HOST: '0.0.0.0' }],
    ['localhost', { HOST: '::' }],
    ['[::1]', { HOST: '::1' }],
  ])('is printed in a terminal, at %s with %j', async (host, settings) => {
    const lines = (await inTerminal({ PORT: '0', ...settings })).split('\n');
    const place = lines.findIndex((line) => line.includes('"msg":"listening"'));
    const { url } = JSON.parse(lines[place] ?? '') as { url: string };
    const at = `http://${host}:${new URL(url).port}`;
    expect(lines.join('\n')).toContain(
      // Where the terminal takes nothing for a moment, the lines of the log come after it.
      `\n  GraphQL   ${at}/graphql\n  Explorer  ${at}/explorer\n  Home      ${at}/\n\n`,
    );
  });

  test('is printed without the explorer where there is none', async () => {
    expect(await inTerminal({ PORT: '0', EXPLORER: 'off' })).not.toContain('Explorer');
  });

  test('is not printed where the output is read by a program', async () => {
    const running = run(['--port', '0']);
    await running.ready;
    running.kill('SIGTERM');
    const { stdout } = await running.ended;
    for (const line of stdout.trim().split('\n')) expect(JSON.parse(line)).toBeInstanceOf(Object);
  });
});
