import type { FastifyReply, FastifyRequest } from 'fastify';

import type { SubgraphConfig } from '../../config/config-types.js';
import { senderOf } from '../caller.js';
import { reject, STOPPING } from '../rejections.js';
import type { SocketServer } from './graphql-socket.js';
import type { SocketOpener } from './socket-server.js';
import { upgradeProblem, type UpgradeRules } from './upgrade-rules.js';
import type { Upgrade } from './upgrades.js';

/** What opening a WebSocket needs. */
export interface UpgradeServer {
  readonly sockets: SocketServer;
  readonly rules: UpgradeRules;
  readonly subgraph: SubgraphConfig;
  /** Ends the span of the request. */
  readonly endSpan: () => void;
}

/** Gives the function that answers requests for WebSockets. */
export function upgradeHandler({
  sockets,
  rules,
  subgraph,
  endSpan,
}: UpgradeServer): (
  upgrade: Upgrade,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply> {
  let opener: Promise<SocketOpener> | undefined;
  return async (upgrade, request, reply) => {
    const { headers, ip, log } = request;
    const problem = upgradeProblem(headers, upgrade.socket.localAddress, rules);
    if (problem) return reject(request, reply, problem);
    const loaded = await (opener ??= load(sockets));
    // It may have begun to stop meanwhile.
    if (sockets.streams.isStopping) return reject(request, reply, STOPPING);
    const client = { ...senderOf(headers, subgraph), address: ip, log };
    if (loaded.open(upgrade, client, request, reply)) endSpan();
    return reply;
  };
}

async function load(sockets: SocketServer): Promise<SocketOpener> {
  const { SocketOpener } = await import('./socket-server.js');
  return new SocketOpener(sockets);
}
