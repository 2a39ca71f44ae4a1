/** How the streaming transports over HTTP write what they send. */
import type { GraphQLFormattedError } from 'graphql';

import type { HttpTransport } from './asked-transport.js';
import { stringifyJson } from '../../upstream/exact-json.js';

/** The texts of one transport. */
export interface StreamFormat {
  readonly contentType: string;
  /** The first bytes, which go out at once. */
  readonly start: string;
  /** Shows that the connection is alive. */
  readonly heartbeat: string;
  /** A result, given as JSON. */
  readonly result: (json: string) => string;
  /** After the last result, when there is nothing more to come. */
  readonly complete: string;
  /** After the last result, when the stream ends early. */
  readonly interrupted: (error: GraphQLFormattedError, isFailure: boolean) => string;
}

const BOUNDARY = 'graphql';
/** A part is followed by its boundary, so that clients need not wait for the next part to read it. */
function part(json: string): string {
  return `content-type: application/json; charset=utf-8\r\n\r\n${json}\r\n--${BOUNDARY}`;
}

function event(json: string): string {
  return `event: next\ndata: ${json}\n\n`;
}

/** The formats, by transport. */
export const FORMATS: Readonly<Record<HttpTransport, StreamFormat>> = {
  // https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md, distinct connections mode.
  sse: {
    contentType: 'text/event-stream; charset=utf-8',
    start: ':\n\n',
    heartbeat: ':\n\n',
    result: event,
    complete: 'event: complete\ndata: \n\n',
    // Clients ask again after a connection that ends without `complete`.
    interrupted: (error, isFailure) => (isFailure ? event(stringifyJson({ errors: [error] })) : ''),
  },
  // https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol
  multipart: {
    contentType: `multipart/mixed;boundary=${BOUNDARY};subscriptionSpec=1.0`,
    start: `\r\n--${BOUNDARY}\r\n${part('{}')}`,
    heartbeat: `\r\n${part('{}')}`,
    result: (json) => `\r\n${part(`{"payload":${json}}`)}`,
    complete: '--\r\n',
    interrupted: (error) => `\r\n${part(stringifyJson({ payload: null, errors: [error] }))}--\r\n`,
  },
};
