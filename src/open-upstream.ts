import { randomBytes } from 'node:crypto';

import type { Config, TrafficConfig, UpstreamConfig } from './config/config-types.js';
import { endDoubt } from './domains/message/sends/ended-doubt.js';
import { Events, type EventObserver } from './events/events.js';
import { MemoryEventLog } from './events/memory-log.js';
import { RedisEventLog } from './events/redis-log.js';
import { WebhookSecrets } from './events/webhook-secrets.js';
import type { AppPolicy } from './kernel/app-policy.js';
import { SharedState } from './kernel/shared-state.js';
import type { Redis, RedisObserver } from './redis/redis.js';
import type { Sandbox } from './sandbox/sandbox.js';
import { basicCredentials, jwtCredentials, type Credentials } from './upstream/credentials.js';
import { CoalescingClient } from './upstream/coalescing.js';
import { createHttpClient } from './upstream/http-client.js';
import type { MarketplaceHeaders } from './upstream/marketplace.js';
import { TrafficControl } from './upstream/traffic-control.js';
import {
  ATTEMPT_TIMEOUTS,
  type AttemptTimeouts,
  type Transport,
} from './upstream/transports/transport.js';
import type { UpstreamObserver } from './upstream/upstream-observer.js';

/** The REST API that the server calls. The operations of all callers share it. */
export interface Upstream {
  /** Whose credentials calls are made with: the emulator's key, the server's own, or those of each caller. */
  readonly mode: 'sandbox' | 'service' | 'passthrough';
  readonly http: CoalescingClient;
  /** Admits calls to it, and shows their state. */
  readonly traffic: TrafficControl;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** The server's own; undefined to pass on what each caller sends. */
  readonly credentials: Credentials | undefined;
  /** Headers of calls for callers who send none of their own; undefined when there are none. */
  readonly marketplace?: MarketplaceHeaders | undefined;
  readonly apps: AppPolicy;
  /** What all operations share beside it. */
  readonly shared: SharedState;
  /** What webhooks are sent with; those of the emulator with `ownSecret`. */
  readonly webhookSecrets: WebhookSecrets;
  /** What the embedded emulator sends its webhooks with; undefined when there is none. */
  readonly ownSecret?: string | undefined;
  /** The embedded emulator, when the server runs on it. */
  readonly sandbox: Sandbox | undefined;
  /** Closes all connections, and the emulator. */
  close(): Promise<void>;
}

const UNOBSERVED: EventObserver & RedisObserver = {
  received: () => undefined,
  unmapped: () => undefined,
  lost: () => undefined,
  changed: () => undefined,
  ended: () => undefined,
};

/** Only the transport in use is loaded, because loading modules takes most of the start-up time. */
const TRANSPORTS: Readonly<
  Record<
    TrafficConfig['transport'],
    () => Promise<
      (maxBytes: number, timeouts: AttemptTimeouts, maxConnections: number) => Transport
    >
  >
> = {
  got: async () => (await import('./upstream/transports/got.js')).gotTransport,
  undici: async () => (await import('./upstream/transports/undici.js')).undiciTransport,
};

/**
 * Sets up the upstream: starts the emulator when the settings say so, and prepares the credentials of calls.
 *
 * @param observer Is notified of every attempt to call it.
 * @param eventObserver Is notified of every event that is received.
 * @param redisObserver Is notified of what becomes of Redis.
 */
export async function openUpstream(
  { upstream, apps, traffic, changes, events, redis: redisOptions }: Config,
  observer?: UpstreamObserver,
  eventObserver: EventObserver = UNOBSERVED,
  redisObserver: RedisObserver = UNOBSERVED,
): Promise<Upstream> {
  const control = new TrafficControl(traffic, observer);
  const open = await TRANSPORTS[traffic.transport]();
  const transport = open(traffic.maxBytes, ATTEMPT_TIMEOUTS, control.totalConcurrency);
  const redis = redisOptions && (await openRedis(redisOptions, redisObserver));
  const log = redis ? new RedisEventLog(redis, events.log) : new MemoryEventLog(events.log);
  const receiving = (
    defaultAppId: string | undefined,
    ownSecret?: string,
  ): Pick<Upstream, 'shared' | 'webhookSecrets' | 'ownSecret'> => {
    const given =
      ownSecret === undefined ? events.secrets : [...events.secrets, { secret: ownSecret }];
    const webhookSecrets = new WebhookSecrets(
      given.map(({ appId = defaultAppId ?? '', secret }) => ({ appId, secret })),
    );
    const receiver = new Events(log, webhookSecrets.apps, events.membershipTtl, eventObserver);
    const shared = new SharedState(changes, receiver, redis);
    receiver.whenLogged((event) => void endDoubt(event, shared));
    return { shared, webhookSecrets, ownSecret };
  };
  const http = new CoalescingClient(createHttpClient({ transport, traffic: control }));
  const close = (): void => {
    http.close();
    log.close();
    redis?.close();
  };
  if (upstream.kind === 'api')
    return {
      mode: upstream.key ? 'service' : 'passthrough',
      http,
      traffic: control,
      baseUrl: upstream.baseUrl,
      credentials: upstream.key && {
        ...serverCredentials(upstream.key),
        headers: upstream.marketplace,
        isServers: true,
      },
      marketplace: upstream.marketplace,
      apps,
      ...receiving(apps.defaultAppId),
      sandbox: undefined,
      close: () => {
        close();
        return Promise.resolve();
      },
    };

  const { startSandbox } = await import('./sandbox/sandbox.js');
  const sandbox = await startSandbox({ port: upstream.port }).catch((error: unknown) => {
    close();
    throw error;
  });
  return {
    mode: 'sandbox',
    http,
    traffic: control,
    baseUrl: sandbox.url,
    credentials: basicCredentials(sandbox),
    apps: { ...apps, defaultAppId: sandbox.appId },
    ...receiving(sandbox.appId, randomBytes(32).toString('base64url')),
    sandbox,
    close: () => {
      close();
      return sandbox.close();
    },
  };
}

/** The client of Redis is loaded only where it is used, like the transports. */
async function openRedis(
  options: NonNullable<Config['redis']>,
  observer: RedisObserver,
): Promise<Redis> {
  const { RedisConnection } = await import('./redis/connection.js');
  return new RedisConnection(options, observer);
}

function serverCredentials(
  key: NonNullable<Extract<UpstreamConfig, { kind: 'api' }>['key']>,
): Credentials {
  return key.signing === 'basic' ? basicCredentials(key) : jwtCredentials(key, key.signing);
}
