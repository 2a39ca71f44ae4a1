import type { ApolloServerPlugin } from '@apollo/server';
/**
 * Sets the HTTP status of requests that were not carried out as GraphQL over HTTP wants it. To a client that accepts
 * `application/graphql-response+json` it tells what happened. As `application/json` an answer is 200, because there a
 * client cannot know whether another status comes from this server or from something on the way.
 */
export declare const responseStatus: ApolloServerPlugin;
