import type { ApolloServerPlugin } from '@apollo/server';

import type { Context } from '../context.js';

/**
 * Has an operation that asks for `eventCursor` read nothing that another operation was reading already: that may be
 * older than the cursor, and what happened in between would be in neither. The text of a document is searched because
 * it costs little; one that has the word elsewhere shares no reads, and nothing more.
 */
export const eventCursors: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ source, contextValue }) => {
        if (source.includes('eventCursor')) contextValue.sunshine.readAfresh();
        return Promise.resolve();
      },
    }),
};
