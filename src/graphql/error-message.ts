/** Messages of graphql-js and Apollo Server, which repeat what a caller sent in whole. */
import { cut, LONGEST_ECHO } from '../kernel/cut.js';

/** How long a message can be, in characters. */
const MAX_MESSAGE = 400;
/** Of longer messages, how much is looked at from their start and their end. */
const LOOKED_AT = 1_000;
/** A text in quotation marks, or a word. */
const PARTS = /"(?:[^"\\]|\\.)*"?|[^\s"]+/gs;
const SUGGESTION = ' Did you mean ';

/** A message in which every text that a caller may have chosen is cut, and the whole from its middle. */
export function boundMessage(message: string): string {
  if (message.length <= LONGEST_ECHO) return message;
  const looked =
    message.length <= 2 * LOOKED_AT
      ? message
      : `${message.slice(0, LOOKED_AT)}… ${message.slice(-LOOKED_AT)}`;
  const short = looked.replace(PARTS, (part) => cut(part));
  return short.length <= MAX_MESSAGE
    ? short
    : `${cut(short, MAX_MESSAGE / 2)} ${short.slice(-MAX_MESSAGE / 2)}`;
}

/**
 * A message without the suggestion at its end. graphql-js leaves suggestions out by itself where it validates, but not
 * where Apollo Server has it read variables.
 */
export function withoutSuggestion(message: string): string {
  const at = message.endsWith('?') ? message.lastIndexOf(SUGGESTION) : -1;
  return at < 0 ? message : message.slice(0, at);
}
