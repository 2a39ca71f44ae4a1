import { setImmediate as nextTurn } from 'node:timers/promises';

import type { ApolloServerPlugin } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';

import { jsonBytes, mostTextBytes } from '../answer-bytes.js';
import type { ErrorCode } from '../errors.js';
import type { LoggedContext } from './operation-log.js';

const TOO_LARGE: ErrorCode = 'ANSWER_TOO_LARGE';
/** To write this many bytes as JSON, and to send them, takes about 10 ms. */
const LARGE = 1_024 * 1_024;

/**
 * Replaces an answer that has more than `maxBytes` bytes by an error, and has large ones written one in each turn of the
 * event loop. Must run after plugins that add to answers, and before those that log and count them.
 */
export function answerSize(maxBytes: number): ApolloServerPlugin<LoggedContext> {
  const small = Math.min(LARGE, maxBytes);
  let before: Promise<void> = Promise.resolve();
  return {
    requestDidStart: ({ contextValue: { log } }) =>
      Promise.resolve({
        willSendResponse: ({ response: { body } }) => {
          if (body.kind !== 'single' || jsonBytes(body.singleResult, small, mostTextBytes) <= small)
            return Promise.resolve();
          const bytes = jsonBytes(body.singleResult, maxBytes);
          if (bytes > maxBytes) {
            log.warn({ maxBytes }, 'answer too large');
            // Null rather than no data: the operation was carried out, and what a mutation changed stays changed.
            body.singleResult = tooLarge(maxBytes);
          } else if (bytes > LARGE) return (before = before.then(() => nextTurn()));
          return Promise.resolve();
        },
      }),
  };
}

/** What is answered in place of a larger answer. */
export function tooLarge(maxBytes: number): FormattedExecutionResult<Record<string, unknown>> {
  return {
    data: null,
    errors: [
      {
        message: `the operation was carried out, but its answer has more than ${maxBytes} bytes: ask for less at once`,
        extensions: { code: TOO_LARGE, limit: maxBytes },
      },
    ],
  };
}
