/** Random JSON values, and whether two of them are the same to the last digit. */
import { isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json';

import type { Random } from './random.js';

/** A JSON object whose numbers are numbers or texts of numbers. */
export type Json = Readonly<Record<string, unknown>>;

const PIECES = [
  ...[
    'a',
    'Order 15',
    'é',
    'ß',
    '漢字',
    '👩‍👩‍👧',
    ' ',
    '\t',
    '\n',
    '"',
    '\\',
    '/',
    '%2F',
    '%',
    '?',
    '#',
    '&',
    '+',
    '=',
  ],
  ...[
    '@',
    ':',
    '..',
    '\u0000',
    '\u007f',
    '\u2028',
    '\ufeff',
    '\ufffd',
    '\u202e',
    '<b>',
    '${x}',
    '$',
    '{{',
    "'",
    '~',
  ],
];
const NUMBERS = [
  ...['0', '-0', '1', '-1', '1.5', '1e3', '1E+2', '0.1', '1.10', '2147483648', '9007199254740993'],
  ...[
    '-9007199254740993',
    '12345678901234567890',
    '0.1234567890123456789',
    '1e400',
    '-1e-400',
    '5e-324',
    '100e-2',
  ],
];
const KEYS = [
  'id',
  'key',
  'a b',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  '0',
  '10',
  'ключ',
  'toJSON',
];

/** A text of about that many pieces, which nothing else has. */
export function text(random: Random, most = 6): string {
  return `${random.times(0, most, () => random.pick(PIECES)).join('')}${random.hex(8)}`;
}

/** A number, often one that a double cannot hold. */
export function number(random: Random): unknown {
  if (random.chance(0.3)) return random.int(-1_000, 1_000);
  if (random.chance(0.5)) return new LosslessNumber(random.pick(NUMBERS));
  return new LosslessNumber(
    `${random.int(1, 9)}${random.int(0, 1e9)}${random.int(0, 1e9)}${random.pick(['', '.5', 'e2'])}`,
  );
}

/** A flat object of texts, numbers and booleans. */
export function metadata(random: Random): Json {
  return object(
    random
      .times(0, 5, () => [key(random), scalar(random)] as const)
      .concat([[`k${random.hex(6)}`, scalar(random)]]),
  );
}

/** Any JSON of at most that many levels. */
export function anyJson(random: Random, levels = 4): unknown {
  if (levels <= 0 || random.chance(0.5)) return random.chance(0.15) ? null : scalar(random);
  return random.chance(0.4)
    ? random.times(0, 4, () => anyJson(random, levels - 1))
    : anyObject(random, levels - 1);
}

/** Any JSON object of at most that many levels more. */
export function anyObject(random: Random, levels = 4): Json {
  return object(random.times(0, 4, () => [key(random), anyJson(random, levels - 1)] as const));
}

/** An object of these entries, of which `__proto__` may be one. */
export function object(entries: readonly (readonly [string, unknown])[]): Json {
  return Object.fromEntries(entries);
}

/** The JSON text of a value. */
export function toText(value: unknown): string {
  return stringify(value) ?? 'null';
}

/** The value of a JSON text, every number as its text; undefined when it is not JSON. */
export function fromText(json: string): unknown {
  try {
    return parse(json, undefined, { onDuplicateKey: ({ newValue }) => newValue });
  } catch {
    return undefined;
  }
}

/** The same text for values that are the same: whatever the order of keys, and however a number is written. */
export function canonical(value: unknown): string {
  if (isLosslessNumber(value)) return canonicalNumber(value.value);
  if (typeof value === 'number')
    return canonicalNumber(Object.is(value, -0) ? '-0' : String(value));
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const entries = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${entries.join()}}`;
}

/** Whether a value is an object of JSON. */
export function isObject(value: unknown): value is Json {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)
  );
}

/** Sign, digits without zeros around them, and the exponent of the last one. */
function canonicalNumber(written: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(written) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return `${sign}0`;
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}

function scalar(random: Random): unknown {
  if (random.chance(0.4)) return text(random);
  return random.chance(0.7) ? number(random) : random.chance(0.5);
}

function key(random: Random): string {
  return random.chance(0.5) ? random.pick(KEYS) : text(random, 2);
}

/** A part of an object. */
export function some(random: Random, whole: Json): Json {
  return object(Object.entries(whole).filter(() => random.chance(0.7)));
}
