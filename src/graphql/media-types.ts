/** The media types that answers have, negotiated as Apollo Server does, which passes the result to no plugin. */
import Negotiator from 'negotiator';

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';
/** What Apollo Server can answer a single operation in; the last one is for subscriptions of Apollo Router. */
const TYPES = [JSON_TYPE, GRAPHQL_TYPE, 'application/json; callbackSpec=1.0; charset=utf-8'];

/** The type of the answer for a client that sends this `accept` header; undefined when it accepts none of them. */
export function answerType(accept: string | undefined): string | undefined {
  // An empty header is as good as none for Apollo Server.
  return accept ? new Negotiator({ headers: { accept } }).mediaType(TYPES) : JSON_TYPE;
}

/** Whether the answer has the type whose HTTP status tells what became of the request. */
export function isGraphqlType(accept: string | undefined): boolean {
  return answerType(accept) === GRAPHQL_TYPE;
}

/**
 * The type of an error that is none of the operation: JSON for a client that accepts nothing that this server has, and
 * for one that subscribes by multipart: Apollo Client would take the other type for the last result of the
 * subscription, whatever the status is, and not ask again.
 */
export function errorType(accept = ''): string {
  return /subscriptionspec/i.test(accept) ? JSON_TYPE : (answerType(accept) ?? JSON_TYPE);
}
