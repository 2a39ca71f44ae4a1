/** JSON whose numbers keep every digit: JavaScript's own JSON rounds those that a double cannot hold. */
import { randomUUID } from 'node:crypto';

import { isSafeNumber, parse } from 'lossless-json';

/**
 * Finds a number that a double may not hold: of sixteen digits or more, with an exponent, or a negative zero. A value
 * follows a key, a bracket or a comma, so hardly any text in quotes is taken for one.
 */
const MAY_BE_INEXACT =
  /(?:"\s*:|[,[])\s*-?\d(?:[\d.]{15}|[\d.]*[eE])|(?:"\s*:|[,[])\s*-0(?:\.0*)?[\s,}\]]/;

/** The numbers that the `stringifyJson` under way has met; undefined when none is under way. */
let met: string[] | undefined;
/** What stands for each of them until it is done. Made for each text, after its values, so that none can contain it. */
let placeholder = '';

/** A number that a double cannot hold, as it was written. */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether it is too large for a double: most JSON parsers make infinity or null of it. */
  get isTooLarge(): boolean {
    return !Number.isFinite(Number(this.text));
  }

  /** What a text or an id in the graph shows of it. */
  valueOf(): string {
    return this.text;
  }

  toString(): string {
    return this.text;
  }

  /** Text for everything but `stringifyJson`, such as logs and the error messages of GraphQL. */
  toJSON(): string {
    if (met === undefined) return this.text;
    if (met.length === 0) placeholder = randomUUID();
    met.push(this.text);
    return placeholder;
  }
}

/** A number of JSON or of a GraphQL document, which has the same syntax. */
export function readNumber(text: string): number | ExactNumber {
  const number = Number(text);
  return isSafeNumber(text) && !Object.is(number, -0) ? number : new ExactNumber(text);
}

/** Whether a JSON text may have a number that a double cannot hold, so that it has to be read number by number. */
export function mayBeInexact(text: string): boolean {
  return MAY_BE_INEXACT.test(text);
}

/**
 * The value of a JSON text. A number that a double cannot hold becomes an `ExactNumber`.
 *
 * @throws {SyntaxError} when it is not JSON.
 * @throws {RangeError} when it has such a number, and is nested too deeply to be read number by number.
 */
export function parseExactJson(text: string): unknown {
  if (!mayBeInexact(text)) return JSON.parse(text);
  return parse(text, undefined, {
    parseNumber: readNumber,
    // As `JSON.parse` does.
    onDuplicateKey: ({ newValue }) => newValue,
  });
}

/** The JSON text of a value, with every digit of its numbers. */
export function stringifyJson(value: unknown): string {
  const numbers: string[] = [];
  met = numbers;
  try {
    const text = JSON.stringify(value);
    return numbers.length === 0 ? text : withNumbers(text, numbers);
  } finally {
    met = undefined;
  }
}

function withNumbers(text: string, numbers: readonly string[]): string {
  const [first = '', ...others] = text.split(`"${placeholder}"`);
  return others.reduce((written, next, index) => written + (numbers[index] ?? '') + next, first);
}
