import { Counter, Gauge, type Registry } from 'prom-client';

/**
 * Why a connection ended: nothing more was to come (`completed`), its client closed it (`client`), broke a rule of the
 * protocol or a limit (`refused`) or took nothing, or answered no ping, for two keepalives (`slow`); its token ended (`token`); the source of
 * events failed (`failed`); the server stops (`stopping`).
 */
const CONNECTION_ENDS = [
  'completed',
  'client',
  'refused',
  'slow',
  'token',
  'failed',
  'stopping',
] as const;

/** One of those reasons. */
export type ConnectionEnd = (typeof CONNECTION_ENDS)[number];

const TRANSPORTS = ['sse', 'multipart', 'ws'] as const;

/** Is notified of connections that stay open, and of the subscriptions on them. */
export interface StreamObserver {
  /** One more connection is open, or one less. */
  connection(transport: string, change: 1 | -1): void;
  /** A connection has ended. */
  ended(reason: ConnectionEnd): void;
  /** One more subscription to a field runs, or one less. */
  subscription(field: string, transport: string, change: 1 | -1): void;
}

/** Counts connections that stay open, and subscriptions. */
export function streamMetrics(registry: Registry): StreamObserver {
  const registers = [registry];
  const subscriptions = new Gauge({
    name: 'sunco_subscriptions',
    help: 'Subscriptions that run, by field and transport.',
    labelNames: ['field', 'transport'],
    registers,
  });
  const connections = new Gauge({
    name: 'sunco_connections',
    help: 'Connections that are open for subscriptions, by transport.',
    labelNames: ['transport'],
    registers,
  });
  const ends = new Counter({
    name: 'sunco_connection_ends_total',
    help: 'Connections for subscriptions that ended, by reason: completed, client (closed by it), refused (a rule or a limit), slow, token, failed (the source of events), stopping.',
    labelNames: ['reason'],
    registers,
  });
  for (const transport of TRANSPORTS) connections.set({ transport }, 0);
  for (const reason of CONNECTION_ENDS) ends.inc({ reason }, 0);
  return {
    connection: (transport, change) => {
      connections.inc({ transport }, change);
    },
    ended: (reason) => {
      ends.inc({ reason });
    },
    subscription: (field, transport, change) => {
      subscriptions.inc({ field, transport }, change);
    },
  };
}
