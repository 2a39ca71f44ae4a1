import { connect, createServer, type Socket } from 'node:net';

import { listening } from './listening.js';

/** An address that leads to several servers. */
export interface Balancer {
  readonly port: number;
  /** Leads new connections to these ports from now on, and cuts those that are open. */
  leadTo(ports: readonly number[]): void;
}

/** Starts to lead connections to servers on loopback, to one after the other, leaving out those that do not listen. */
export async function startBalancer(...ports: readonly number[]): Promise<Balancer> {
  let targets = ports;
  let turn = 0;
  const open = new Set<Socket>();
  const lead = (client: Socket, attemptsLeft: number): void => {
    turn += 1;
    const server = connect({ port: targets[turn % targets.length] ?? 0, host: '127.0.0.1' });
    const cut = (): void => {
      client.destroy();
      server.destroy();
      open.delete(client);
    };
    server.once('error', () => {
      if (attemptsLeft > 0 && !client.destroyed) lead(client, attemptsLeft - 1);
      else cut();
    });
    server.once('connect', () => {
      server.once('error', cut);
      server.once('close', cut);
      client.once('close', cut);
      client.pipe(server).pipe(client);
    });
  };
  const port = await listening(
    createServer((client) => {
      open.add(client);
      client.on('error', () => undefined);
      lead(client, targets.length);
    }),
  );
  return {
    port,
    leadTo(others) {
      targets = others;
      for (const client of open) client.destroy();
    },
  };
}
