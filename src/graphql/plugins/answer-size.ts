import type { ApolloServerPlugin } from '@apollo/server';

import { isLargerThan } from '../answer-bytes.js';
import type { ErrorCode } from '../errors.js';
import type { LoggedContext } from './operation-log.js';

const TOO_LARGE: ErrorCode = 'ANSWER_TOO_LARGE';

/**
 * Replaces an answer that has more than `maxBytes` bytes by an error. Must run after plugins that add to answers, and
 * before those that log and count them.
 */
export function answerSize(maxBytes: number): ApolloServerPlugin<LoggedContext> {
  return {
    requestDidStart: ({ contextValue: { log } }) =>
      Promise.resolve({
        willSendResponse: ({ response: { body } }) => {
          if (body.kind === 'single' && isLargerThan(body.singleResult, maxBytes)) {
            log.warn({ maxBytes }, 'answer too large');
            // Null rather than no data: the operation was carried out, and what a mutation changed stays changed.
            body.singleResult = {
              data: null,
              errors: [
                {
                  message: `the operation was carried out, but its answer has more than ${maxBytes} bytes: ask for less at once`,
                  extensions: { code: TOO_LARGE, limit: maxBytes },
                },
              ],
            };
          }
          return Promise.resolve();
        },
      }),
  };
}
