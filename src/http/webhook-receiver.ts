import { setTimeout as pause } from 'node:timers/promises';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { readEnvelope } from '../events/envelope.js';
import type { Events } from '../events/events.js';
import { RedisUnavailable } from '../redis/redis.js';
import type { WebhookSecrets } from '../events/webhook-secrets.js';
import { endWebhookSpan, startWebhookSpan } from '../observability/event-spans.js';
import { parseJson } from '../upstream/response.js';
import { reject, type RejectionAnswer } from './rejections.js';
import { discardBody } from './odd-requests.js';

/** Where webhooks are received. */
export const WEBHOOK_PATH = '/webhooks/sunshine';

/** How long the log may take, in milliseconds: upstream waits for 20 s. */
const LOG_TIMEOUT = 2_000;

const STOPPING: RejectionAnswer = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'this server is stopping: send the events again',
};
const UNAUTHENTICATED: RejectionAnswer = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'the X-API-Key header has to be the secret of a webhook',
};
const OTHER_APP: RejectionAnswer = {
  status: 403,
  code: 'FORBIDDEN',
  message: 'the secret is not one of this app',
};
const NOT_LOGGED: RejectionAnswer = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'the events could not be kept: send them again',
};

/** What webhooks are received for. */
export interface WebhookReceiver {
  readonly events: Events;
  readonly secrets: WebhookSecrets;
  readonly isStopping: () => boolean;
  /** Is called for each request that is rejected. */
  readonly onRefusal: () => void;
}

/**
 * Receives webhooks. 200 says that all events of a request are in the log; nothing else is done before it. What is
 * answered 400, 401 or 403 is not sent again; what is answered 503 is.
 */
export function receiveWebhooks(
  app: FastifyInstance,
  { events, secrets, isStopping, onRefusal }: WebhookReceiver,
): void {
  const apps = new WeakMap<FastifyRequest, ReadonlySet<string>>();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
  app.addHook('onRequest', startWebhookSpan);
  app.addHook('onResponse', endWebhookSpan);
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'HEAD') {
      done();
      return;
    }
    const key = request.headers['x-api-key'];
    const allowed = secrets.appsOf(typeof key === 'string' ? key : '');
    apps.set(request, allowed);
    const answer = isStopping() ? STOPPING : allowed.size === 0 ? UNAUTHENTICATED : undefined;
    if (answer === undefined) {
      done();
      return;
    }
    discardBody(request, reply);
    void reject(request, reply, answer);
  });
  app.addHook('onResponse', (_, reply, done) => {
    if (reply.statusCode >= 400) onRefusal();
    done();
  });
  app.head(WEBHOOK_PATH, (_, reply) => reply.send());
  app.post(WEBHOOK_PATH, async (request: FastifyRequest, reply: FastifyReply) => {
    const envelope = readEnvelope(
      typeof request.body === 'string' ? parseJson(request.body) : null,
    );
    if ('problem' in envelope)
      return reject(request, reply, {
        status: 400,
        code: 'BAD_REQUEST',
        message: envelope.problem,
      });
    if (!apps.get(request)?.has(envelope.appId)) return reject(request, reply, OTHER_APP);
    const isLogged = await isInTime(events.receive(envelope.appId, envelope.events), request);
    return isLogged ? reply.send({}) : reject(request, reply, NOT_LOGGED);
  });
}

/** Whether the log has taken them, and in time. */
async function isInTime(receiving: Promise<void>, { log }: FastifyRequest): Promise<boolean> {
  const timer = new AbortController();
  try {
    const late = pause(LOG_TIMEOUT, false, { signal: timer.signal }).catch(() => false);
    return await Promise.race([receiving.then(() => true), late]);
  } catch (error) {
    // That Redis is away is logged once, not for every webhook.
    if (!(error instanceof RedisUnavailable))
      log.error({ err: error }, 'the log of events has failed');
    return false;
  } finally {
    timer.abort();
  }
}
