import type { Caller, SenderCredentials } from '../graphql/context.js';
import type { Shared } from '../observability/share-metrics.js';
import type { Upstream } from '../open-upstream.js';
import type { OperationMemory } from '../upstream/answer-memory.js';
import { credentialKey } from '../upstream/credentials.js';

/**
 * Waits until an operation is admitted, and gives it a share of the memory for answers.
 *
 * @param address Where the caller is.
 * @param bytes The size of the request.
 * @returns Frees both. To be called when the answer is complete or the caller has disconnected; again has no effect.
 * @throws {OperationRefused} when it is not admitted.
 */
export async function takeShare(
  { shares, memory }: Shared,
  upstream: Pick<Upstream, 'mode' | 'traffic'>,
  caller: Caller & { memory?: OperationMemory | undefined },
  address: string,
  bytes: number,
): Promise<() => void> {
  const { signal, deadline } = caller;
  // Nobody would free the place of a caller who has disconnected already.
  if (signal.aborted) return () => undefined;
  const callerKey = shareOf(caller, upstream) ?? `address ${address}`;
  const admitted = shares.admit({ callerKey, bytes, signal, deadline });
  const freePlace = typeof admitted === 'function' ? admitted : await admitted;
  const held = (caller.memory = memory.open(callerKey, signal));
  let isFree = false;
  return () => {
    if (isFree) return;
    isFree = true;
    freePlace();
    held.free();
  };
}

/**
 * Whose share an operation takes: that of its identified caller; in passthrough that of the credentials, once upstream
 * has accepted them, because anybody can make up others. Undefined for other callers, who are known by their address.
 */
export function shareOf(
  { authentication: { identity }, authorization }: SenderCredentials,
  { mode, traffic }: Pick<Upstream, 'mode' | 'traffic'>,
): string | undefined {
  if (identity && identity.kind !== 'anybody') return identity.key;
  if (mode !== 'passthrough' || !authorization) return undefined;
  const key = credentialKey(authorization);
  return traffic.isAccepted(key) ? key : undefined;
}
