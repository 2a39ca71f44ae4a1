import { parseArgs } from 'node:util';

import leven from 'leven';

import { VERSION } from '../package.js';
import { ConfigError } from './settings.js';

/** What the command line of the server says. */
export interface CommandLine {
  /** In place of `PORT`. */
  readonly port?: string | undefined;
  /** The file of settings to read in place of `.env`. */
  readonly envFile?: string | undefined;
}

/** What the program prints in place of starting the server. */
export interface Information {
  readonly text: string;
}

const OPTIONS = {
  help: { type: 'boolean' },
  version: { type: 'boolean' },
  port: { type: 'string' },
  'env-file': { type: 'string' },
} as const;
const NAMES = Object.keys(OPTIONS).map((name) => `--${name}`);

const HELP = `Usage: sunshine-graphql [options]

Serves Sunshine Conversations as GraphQL: without settings on an emulator of its REST API.

Options:
  --port <number>    where to listen, in place of PORT; 0 takes a free port
  --env-file <file>  a file of settings to read in place of .env
  --version          prints the version
  --help             prints this

Settings are environment variables, which README.md lists. What the environment does not set is read from
the file .env of the working directory, when there is one.`;

/**
 * Reads the arguments of the server.
 *
 * @param given Without the program itself.
 * @throws {ConfigError} with a line for each that cannot be used.
 */
export function readCommandLine(given: readonly string[]): CommandLine | Information {
  const { tokens } = parseArgs({
    args: [...given],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const problems: string[] = [];
  const values = new Map<string, string | undefined>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      problems.push(`${token.value}: is no option (--help lists them)`);
      continue;
    }
    const { name, rawName, value } = token;
    const problem = problemOf(name, rawName, value);
    if (problem === undefined) values.set(name, value);
    else problems.push(`${rawName}: ${problem}`);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  if (values.has('help')) return { text: HELP };
  if (values.has('version')) return { text: VERSION };
  return { port: values.get('port'), envFile: values.get('env-file') };
}

function problemOf(name: string, rawName: string, value: string | undefined): string | undefined {
  if (!Object.hasOwn(OPTIONS, name)) {
    const distances = NAMES.map((known) => leven(rawName, known));
    const nearest = NAMES[distances.indexOf(Math.min(...distances))] ?? '';
    return `is no option; the nearest is ${nearest} (--help lists all)`;
  }
  const takesValue = OPTIONS[name as keyof typeof OPTIONS].type === 'string';
  if (!takesValue) return value === undefined ? undefined : 'must have no value';
  const isMissing = value === undefined || value.trim() === '' || NAMES.includes(value);
  return isMissing ? 'must have a value' : undefined;
}
