import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { GraphQLError } from 'graphql';

import type { Context as GraphQLContext } from '../graphql/context.js';
import { answerType } from '../graphql/media-types.js';
import { isUnforgeable } from './forgery.js';

/**
 * Has Apollo Server answer the requests of a route.
 *
 * @param contextOf Creates the context of an operation.
 */
export function graphqlHandler<Context extends Pick<GraphQLContext, 'memory'>>(
  apollo: ApolloServer<Context>,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>,
): RouteHandlerMethod {
  return async (request, reply) => {
    let context: Context | undefined;
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: withoutSuspicion(graphqlRequest(request), request, reply),
      context: async () => {
        rejectUnacceptable(request.headers.accept);
        context = await contextOf(request, reply);
        return context;
      },
    });
    // The server has stopped meanwhile, and said so.
    if (reply.sent) return reply;
    for (const [name, value] of headers) reply.header(name, value);
    // Answers in several parts are for incremental delivery, which the schema does not have.
    const answer = body.kind === 'complete' ? body.string : '';
    context?.memory?.answered(answer.length);
    return reply.code(status ?? 200).send(answer);
  };
}

/** Apollo Server would find out only after the operation, so that a change would be made and not answered. */
function rejectUnacceptable(accept: string | undefined): void {
  if (answerType(accept) === undefined)
    throw new GraphQLError(
      'the `accept` header has to include application/json or application/graphql-response+json',
      { extensions: { code: 'BAD_REQUEST', http: { status: 406 } } },
    );
}

/** Apollo Server answers a GET only with a header that pages of other origins cannot send without a preflight request. */
function withoutSuspicion(
  asked: HTTPGraphQLRequest,
  request: FastifyRequest,
  reply: FastifyReply,
): HTTPGraphQLRequest {
  if (request.method === 'GET' && isUnforgeable(request, reply))
    asked.headers.set('apollo-require-preflight', 'true');
  return asked;
}

/** The request as Apollo Server takes it. */
export function graphqlRequest({ body, method, headers, url }: FastifyRequest): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  // The host is not needed, and may be anything that a caller sends.
  return { body, method, headers: map, search: /\?[^#]*/.exec(url)?.[0] ?? '' };
}
