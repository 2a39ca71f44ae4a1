/** The kinds of values that settings have. */
import { isIP } from 'node:net';

import * as z from 'zod';

/** Whether browsers can send this text as their origin: it is compared with what they send, and is no pattern. */
export function isOrigin(text: string): boolean {
  if (!/^https?:\/\/[a-z0-9.:[\]_-]+$/.test(text) || !URL.canParse(text)) return false;
  return new URL(text).origin === text;
}

/** Whether the server can listen there. A bare number is an address to the system: `0` is all of them. */
export function isHost(text: string): boolean {
  if (isIP(text) !== 0) return true;
  const isNumber = /(?:^|\.)(?:0x[\da-f]*|\d+)$/i.test(text);
  return !isNumber && /^[a-z\d](?:[a-z\d._-]{0,251}[a-z\d])?$/i.test(text);
}

/** A number in decimal digits: of anything else, such as `1e3` or `0x10`, people expect different things. */
export function whole(rule: string, least: number, most: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^(?:0|[1-9]\d{0,15})$/, must(rule))
    .transform(Number)
    .pipe(z.number().min(least, must(rule)).max(most, must(rule)));
}

/** The message of a rule that a value breaks. */
export function must(rule: string): { error: string } {
  return { error: `must ${rule}` };
}

/** The id of an app. */
export function appId(): z.ZodString {
  return z
    .string()
    .regex(/^[\w-]{1,128}$/, must('be 1 to 128 letters, digits, "_" and "-"'))
    .regex(
      /^(?!(?:app|act|svc|int)_[\da-f]{24}$)/,
      must('be the id of an app; this is the id of a key'),
    );
}

/** Text for a header, a token or an address, where a line break or an invisible character can only be a mistake. */
export function oneLine(): z.ZodString {
  return z
    .string()
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, must('have no line breaks or invisible characters in it'));
}

/** A comma list; blanks around its items are no part of them. */
export function list(item: z.ZodType<string, string>): z.ZodType<string[], string> {
  return z
    .transform((text: string) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(item));
}

/** Text that is sent in a header. */
export function headerText(): z.ZodString {
  return z.string().regex(/^[ -~]{1,256}$/, must('be 1 to 256 printable ASCII characters'));
}
