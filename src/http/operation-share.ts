import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Caller } from '../graphql/context.js';
import type { Shared } from '../observability/share-metrics.js';
import type { Upstream } from '../open-upstream.js';
import { whenClosed } from '../kernel/when-closed.js';
import type { OperationMemory } from '../upstream/answer-memory.js';
import { credentialKey } from '../upstream/credentials.js';

/**
 * Waits until an operation is admitted, and gives it a share of the memory for answers. Both are free again when its
 * answer is complete or its caller has disconnected.
 *
 * @throws {OperationRefused} when it is not admitted.
 */
export async function takeShare(
  { shares, memory }: Shared,
  upstream: Pick<Upstream, 'mode' | 'traffic'>,
  caller: Caller & { memory?: OperationMemory | undefined },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { signal, deadline } = caller;
  // Nobody would free the place of a caller who has disconnected already.
  if (signal.aborted) return;
  const { ip, headers } = request;
  const callerKey = shareOf(caller, upstream) ?? `address ${ip}`;
  const bytes = Number(headers['content-length'] ?? 0);
  const admitted = shares.admit({ callerKey, bytes, signal, deadline });
  const freePlace = typeof admitted === 'function' ? admitted : await admitted;
  const held = (caller.memory = memory.open(callerKey, signal));
  const free = (): void => {
    freePlace();
    held.free();
  };
  if (reply.raw.closed) free();
  else whenClosed(request, reply, free);
}

/**
 * Whose share an operation takes: that of its identified caller; in passthrough that of the credentials, once upstream
 * has accepted them, because anybody can make up others. Undefined for other callers, who are told apart by address.
 */
function shareOf(
  { authentication: { identity }, authorization }: Caller,
  { mode, traffic }: Pick<Upstream, 'mode' | 'traffic'>,
): string | undefined {
  if (identity && identity.kind !== 'anybody') return identity.key;
  if (mode !== 'passthrough' || !authorization) return undefined;
  const key = credentialKey(authorization);
  return traffic.isAccepted(key) ? key : undefined;
}
