import { createServer, type ServerResponse } from 'node:http';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { listening } from './listening.js';

/** An upstream that tells credentials apart. */
export interface PickyUpstream {
  readonly url: string;
  readonly appId: string;
  /** How many requests it holds. */
  readonly held: number;
  /** The most requests that it had at once. */
  readonly most: number;
  /** How many connections were opened to it. */
  readonly connections: number;
  /** Refuses the credentials of the requests that it holds, and of later ones. */
  refuse(): void;
}

/** An upstream that finds the user whom it is asked for, and holds requests with other credentials than the `known`. */
export async function startPickyUpstream(known?: {
  readonly authorization: string;
}): Promise<PickyUpstream> {
  const held: ServerResponse[] = [];
  let [isHolding, current, most, connections] = [true, 0, 0, 0];
  const user = { user: { id: SAMPLE.users.ada.id, profile: { givenName: 'Ada' } } };
  const answer = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const server = createServer(({ headers: { authorization } }, response) => {
    current += 1;
    most = Math.max(most, current);
    response.once('close', () => (current -= 1));
    const isKnown = known === undefined || authorization === known.authorization;
    if (isKnown) setImmediate(answer, response, 200, user);
    else if (isHolding) held.push(response);
    else answer(response, 401, { errors: [] });
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', () => (connections += 1));
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    appId: SAMPLE.appId,
    get held() {
      return held.length;
    },
    get most() {
      return most;
    },
    get connections() {
      return connections;
    },
    refuse() {
      isHolding = false;
      for (const response of held) answer(response, 401, { errors: [] });
    },
  };
}
