import { HeaderMap, type ApolloServerPlugin, type HTTPGraphQLHead } from '@apollo/server';
import {
  createSourceEventStream,
  GraphQLError,
  OperationTypeNode,
  type ExecutionArgs,
} from 'graphql';

import { visibilityClass } from '../../access/policy.js';
import { fragmentsOf, Selections } from '../../kernel/selections.js';
import type { ErrorCode } from '../errors.js';
import { RunningDocuments } from '../running-documents.js';
import { sameResultsKey } from '../same-results.js';
import type { StartedSubscription } from '../stream-start.js';
import type { LoggedContext } from './operation-log.js';

const NOTHING_TO_ADD: HTTPGraphQLHead = { headers: new HeaderMap() };
const documents = new RunningDocuments();

/**
 * Takes subscriptions out of the pipeline where their execution would begin: the source of events is opened, and the
 * transport goes on with it. Must be the last plugin that can reject an operation: the source would stay open.
 *
 * @param isExtended Whether the schema has resolvers of the program around the server, whose results may depend on
 *   anything about the caller: then no caller gets the result of another.
 */
export const subscriptions = (isExtended: boolean): ApolloServerPlugin<LoggedContext> => ({
  requestDidStart: ({ contextValue: { stream } }) => {
    if (stream) stream.isInPipeline = true;
    return Promise.resolve({
      // An error thrown any later would be answered as a failure of the server.
      didResolveOperation: async ({
        schema,
        document,
        operation,
        request,
        queryHash,
        contextValue,
      }) => {
        if (stream?.onlySubscriptions && operation?.operation !== OperationTypeNode.SUBSCRIPTION)
          throw onlySubscriptions();
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
        if (!stream) throw needsStream();
        stream.admit(contextValue.identity);
        const { variables = {}, operationName } = request;
        const type = schema.getSubscriptionType();
        const [root] = type
          ? new Selections(schema, operation, fragmentsOf(document), variables).ofOperation(type)
          : [];
        if (!root) throw error('BAD_USER_INPUT', 'the subscription selects no field', 400);
        const execution = { schema, document, variableValues: variables, operationName };
        const source = await sourceOf({ ...execution, contextValue });
        const { identity, sunshine } = contextValue;
        const seen = visibilityClass(identity, sunshine.credentialsKey);
        const visibility = isExtended ? `${seen} ${identity.key}` : seen;
        const same = { queryHash, document, operationName, variables, root, visibility };
        stream.started = {
          field: root.field.name,
          source,
          sharedBy: sameResultsKey(same),
          execution: { ...execution, document: documents.share(queryHash, document) },
        };
      },

      responseForOperation: () =>
        Promise.resolve(
          stream?.started
            ? { http: NOTHING_TO_ADD, body: { kind: 'single', singleResult: { data: {} } } }
            : null,
        ),
    });
  },
});

async function sourceOf(args: ExecutionArgs): Promise<StartedSubscription['source']> {
  const source = await createSourceEventStream(args);
  if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]();
  const [first] = source.errors ?? [];
  throw first ?? new Error('a subscription has neither a source nor an error');
}

function needsStream(): GraphQLError {
  return error(
    'SUBSCRIPTION_NEEDS_STREAM',
    'a subscription needs an `accept` header with text/event-stream or multipart/mixed;subscriptionSpec=1.0',
    406,
  );
}

function onlySubscriptions(): GraphQLError {
  return error('BAD_REQUEST', 'only subscriptions are sent as GET with text/event-stream', 405, [
    ['allow', 'POST'],
  ]);
}

function error(
  code: ErrorCode,
  message: string,
  status: number,
  headers: [string, string][] = [],
): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code, http: { status, headers: new HeaderMap(headers) } },
  });
}
