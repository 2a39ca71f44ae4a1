import type { Logger } from 'pino';

import type { SchemaExtension } from '../../src/graphql/schema-extension.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph, type GraphAnswer } from './graph.js';
import { AUDIENCE, ISSUER, startKeySet, type Claims, type KeySet } from './key-set.js';
import { serviceOn } from './upstreams.js';
import { startSandbox } from './sandbox.js';

/** A server that signs for itself and has its callers bring tokens, on a sandbox and an issuer of its own. */
export interface Service {
  readonly graph: Graph;
  readonly sandbox: Sandbox;
  readonly issuer: KeySet;
  /** Sends an operation with a good token that has these claims. */
  query(
    claims: Claims,
    source: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<GraphAnswer>;
  close(): Promise<void>;
}

/** Starts it. It closes with the test, or with the file. */
export async function startService(
  settings: Readonly<Record<string, string>> = {},
  logger?: Logger,
  extension?: SchemaExtension,
): Promise<Service> {
  const sandbox = await startSandbox();
  const issuer = await startKeySet();
  const graph = await startGraph(
    {
      ...serviceOn(sandbox),
      CALLER_AUTH: 'jwt',
      CALLER_JWKS_URL: issuer.url,
      CALLER_JWT_ISSUER: ISSUER,
      CALLER_JWT_AUDIENCE: AUDIENCE,
      ...settings,
    },
    logger,
    extension,
  );
  return {
    graph,
    sandbox,
    issuer,
    query: async (claims, source, variables = {}) =>
      graph.query(source, variables, bearer(await issuer.token(claims))),
    async close() {
      await graph.close();
      await issuer.close();
      await sandbox.close();
    },
  };
}

/** The header that a token is sent in. */
export function bearer(token: string): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}
