import { randomBytes } from 'node:crypto';

import { badRequest, integrationNotFound, notFound } from '../errors.js';
import type { Webhook } from '../records.js';
import { SAMPLE } from '../samples/data.js';
import type { AppStore } from '../store.js';
import { isLoopbackTarget } from '../webhooks/target.js';
import type { Operation } from './operation.js';
import { createWebhookBody } from './webhook-schemas.js';

const MAX_WEBHOOKS = 10;

interface Subscription {
  readonly target: string;
  readonly triggers: readonly string[];
  readonly includeFullUser?: boolean;
  readonly includeFullSource?: boolean;
}

const createWebhook: Operation<Subscription, 'integrationId'> = {
  name: 'createWebhook',
  method: 'POST',
  path: '/integrations/:integrationId/webhooks',
  status: 201,
  bodySchema: createWebhookBody,
  perform({ app, body, now, params }) {
    const integrationId = existing(app, params.integrationId);
    const { target, triggers, includeFullSource = false, includeFullUser = false } = body;
    if (!isLoopbackTarget(target)) {
      throw badRequest('.target: should be an http address of this machine, such as 127.0.0.1');
    }
    if (app.webhooks().length >= MAX_WEBHOOKS) {
      throw badRequest(`An app should not have more than ${String(MAX_WEBHOOKS)} webhooks`);
    }
    const webhook: Webhook = {
      id: app.identifiers.next(now),
      version: 'v2',
      target,
      triggers,
      secret: randomBytes(16).toString('hex'),
      includeFullUser,
      includeFullSource,
    };
    app.saveWebhooks(integrationId, [...app.webhooks(integrationId), webhook]);
    return { webhook };
  },
};

const listWebhooks: Operation<undefined, 'integrationId'> = {
  name: 'listWebhooks',
  method: 'GET',
  path: '/integrations/:integrationId/webhooks',
  status: 200,
  perform({ app, params }) {
    return { webhooks: app.webhooks(existing(app, params.integrationId)) };
  },
};

const deleteWebhook: Operation<undefined, 'integrationId' | 'webhookId'> = {
  name: 'deleteWebhook',
  method: 'DELETE',
  path: '/integrations/:integrationId/webhooks/:webhookId',
  status: 200,
  perform({ app, params }) {
    const integrationId = existing(app, params.integrationId);
    const before = app.webhooks(integrationId);
    const remaining = before.filter(({ id }) => id !== params.webhookId);
    if (remaining.length === before.length) throw notFound();
    app.saveWebhooks(integrationId, remaining);
    return {};
  },
};

/** The routes of webhooks. */
export const webhookOperations = [createWebhook, listWebhooks, deleteWebhook];

/** @throws ApiError 404 `integration_not_found` */
function existing(app: AppStore, name: string): string {
  const integrationId = name === 'me' ? SAMPLE.integrations.custom.id : name;
  if (app.integrationType(integrationId) === undefined) throw integrationNotFound();
  return integrationId;
}
