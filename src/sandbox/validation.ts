import type { BuildCompilerFromPool, Options } from '@fastify/ajv-compiler';
import { type ApiError, badRequest } from './errors.js';

/** How large the metadata of a conversation or a user may be, as JSON. */
export const MAX_METADATA_BYTES = 4096;

/**
 * How bodies are checked. The upstream reports every violation and never turns one type into
 * another; the defaults of Fastify are the opposite.
 */
const OPTIONS: Options = {
  allErrors: true,
  allowUnionTypes: true,
  coerceTypes: false,
  discriminator: true,
  removeAdditional: false,
  useDefaults: false,
  keywords: [
    {
      keyword: 'maxJsonBytes',
      type: 'object',
      schemaType: 'number',
      validate: (limit: number, value: object) => Buffer.byteLength(JSON.stringify(value)) <= limit,
      error: { message: `must NOT be larger than ${String(MAX_METADATA_BYTES)} bytes` },
    },
    {
      keyword: 'uniqueNames',
      type: 'array',
      validate: (_enabled: boolean, list: readonly unknown[]) => {
        const names = list.flatMap((element) => nameOf(element) ?? []);
        return new Set(names).size === names.length;
      },
      error: { message: 'must NOT have two elements of the same name' },
    },
  ],
};

function nameOf(element: unknown): unknown {
  const isNamed = typeof element === 'object' && element !== null && 'name' in element;
  return isNamed ? element.name : undefined;
}

type Compile = ReturnType<BuildCompilerFromPool>;

let loading: Promise<Compile> | undefined;
const checks = new Map<object, ReturnType<Compile>>();

/**
 * Checks a body by its schema. The validator is loaded, and the schema compiled, for the first body:
 * done by Fastify at the start, this would take longer than the rest of it.
 *
 * @throws {ApiError} 400 with an element for each violation.
 */
export async function checkBody(schema: object, body: unknown): Promise<void> {
  const compile = await (loading ??= loadCompiler());
  const check = checks.get(schema) ?? compile({ schema });
  checks.set(schema, check);
  if (!check(body)) throw invalidBody(check.errors ?? []);
}

/** Prevents Fastify from loading compilers of its own, because it gets no schemas. */
export const noCompilers = { buildValidator: compilesNothing, buildSerializer: compilesNothing };

function compilesNothing(): never {
  throw new TypeError('bodies are checked by checkBody');
}

async function loadCompiler(): Promise<Compile> {
  const { default: AjvCompiler } = await import('@fastify/ajv-compiler');
  return AjvCompiler()({}, { customOptions: OPTIONS });
}

/** One violation as the validator reports it. */
interface Violation {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const CHOICES: readonly string[] = ['oneOf', 'anyOf'];

/** The error for a body that breaks its schema, one element for each violation. */
function invalidBody(violations: readonly Violation[]): ApiError {
  const choices = violations.filter(({ keyword }) => CHOICES.includes(keyword));
  const inChoice = ({ schemaPath }: Violation): boolean =>
    choices.some((choice) => schemaPath.startsWith(`${choice.schemaPath}/`));
  return badRequest(
    ...violations
      // A failed alternative is not reported in addition to "exactly one must match".
      .filter((violation) => violation.keyword !== 'if' && !inChoice(violation))
      .map(inUsualWords)
      .map(title),
  );
}

/** An unknown kind is reported like any other word that is not allowed. */
function inUsualWords(violation: Violation): Violation {
  const { instancePath, keyword, params } = violation;
  if (keyword !== 'discriminator') return violation;
  const tag = String(params['tag']);
  if (params['tagValue'] === undefined) {
    return { ...violation, message: `must have required property '${tag}'` };
  }
  const message = 'must be equal to one of the allowed values';
  return { ...violation, instancePath: `${instancePath}/${tag}`, message };
}

/** The upstream writes the path, if any, and the wording of the validator's sixth version. */
function title({ instancePath, message = 'is invalid' }: Violation): string {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((segment) => (/^\d+$/.test(segment) ? `[${segment}]` : `.${segment}`))
    .join('');
  const wording = message
    .replace(
      /^must NOT have more than (\d+) characters$/,
      'should not be longer than $1 characters',
    )
    .replace(
      /^must NOT have fewer than (\d+) characters$/,
      'should not be shorter than $1 characters',
    )
    .replace(/^must NOT/, 'should not')
    .replace(/^must/, 'should');
  return path === '' ? wording : `${path}: ${wording}`;
}
