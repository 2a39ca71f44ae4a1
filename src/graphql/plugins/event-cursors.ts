import type { ApolloServerPlugin } from '@apollo/server';

import { eventCursor } from '../../domains/event/event-cursor.js';
import { readSelections, type ReadOperation } from '../../limits/operation-request.js';
import type { Context } from '../context.js';

const FIELD = 'eventCursor';

/**
 * Has an operation that asks for `eventCursor` get it before it reads anything, and read nothing that another operation
 * was reading already. Otherwise what happened between the two could be neither in what was read nor after the cursor.
 */
export const eventCursors: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ source, schema, document, operation, request, contextValue }) => {
        // Most operations do not have the word.
        if (!operation || !source.includes(FIELD)) return Promise.resolve();
        const { variables = {} } = request;
        return readCursors({ schema, document, operation, variables }, contextValue);
      },
    }),
};

async function readCursors(operation: ReadOperation, context: Context): Promise<void> {
  const type = operation.schema.getQueryType();
  const field = type?.getFields()[FIELD];
  const selections = readSelections(operation);
  if (!type || !field || !selections) return;
  const reading = selections.answerOf(type).map(async ([node]) => {
    const args = node?.name.value === FIELD ? selections.argumentsOf(field, node) : undefined;
    if (args) await eventCursor(args, context);
  });
  // Its resolver reports what fails.
  await Promise.allSettled(reading);
  context.sunshine.readAfresh();
}
