/**
 * The emulator of the REST API and a server that works on it as it would on a real account: with a key of its own, a
 * webhook that brings the events, and callers who send tokens. For trying out: the secrets open nothing real.
 */
import { randomBytes } from 'node:crypto';

import { SignJWT } from 'jose';

import { freePort } from '../ports.js';
import { startSandbox, startServer } from '../server.js';

const ISSUER = 'http://127.0.0.1/inbox';
const AUDIENCE = 'inbox';
/** What the business' window may do: no more than it shows. */
const AGENT_SCOPES = [
  'conversations:read',
  'messages:read',
  'messages:write',
  'activities:write',
  'attachments:write',
  'events:read',
  'users:read',
];

/** Starts both. Gives the origin of the server, what mints tokens, and the emulator's address for tests. */
export async function startService() {
  const sandbox = await startSandbox();
  const port = await freePort();
  const webhook = await createWebhook(sandbox, `http://127.0.0.1:${port}/webhooks/sunshine`);
  const settings = {
    HOST: '127.0.0.1',
    PORT: port,
    LOG_LEVEL: 'warn',
    SUNSHINE_BASE_URL: sandbox.url,
    SUNSHINE_APP_ID: sandbox.appId,
    SUNSHINE_KEY_ID: sandbox.keyId,
    SUNSHINE_KEY_SECRET: sandbox.keySecret,
    WEBHOOK_SECRETS: webhook.secret,
    CALLER_AUTH: 'jwt',
    CALLER_JWT_SECRET: randomBytes(32).toString('hex'),
    CALLER_JWT_ISSUER: ISSUER,
    CALLER_JWT_AUDIENCE: AUDIENCE,
  };
  let server = await startServer(settings);

  /** A token for twelve hours. On a real service, the login mints it. */
  const mint = (claims) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setExpirationTime('12h')
      .sign(new TextEncoder().encode(settings.CALLER_JWT_SECRET));
  const tokenOfCustomer = (userId) => mint({ scope: 'user', user_id: userId });
  const tokenOfAgent = () => mint({ scope: AGENT_SCOPES.join(' ') });
  const link = (page, token, customer) =>
    `${page}/#${String(new URLSearchParams({ customer, token }))}`;
  return {
    origin: new URL(server.url).origin,
    url: server.url,
    sandboxUrl: sandbox.url,
    /** Lets its bearer be that one user. */
    tokenOfCustomer,
    /** Lets its bearer write in the name of the business. */
    tokenOfAgent,
    /** Opens the inbox of a customer, for the customer. The page takes the token out of its address. */
    linkOfCustomer: async (page, userId) => link(page, await tokenOfCustomer(userId), userId),
    /** Opens the inbox of a customer, for the business. */
    linkOfAgent: async (page, userId) => link(page, await tokenOfAgent(), userId),
    /** Stops the server, and starts it again where it was, after what is to happen in between. */
    async restart(between) {
      await server.stop('SIGTERM');
      await between();
      server = await startServer(settings);
    },
    async stop() {
      await server.stop('SIGTERM');
      await sandbox.stop('SIGTERM');
    },
  };
}

/** As docs/events.md says, but that the emulator has its integration already. */
async function createWebhook({ url, appId, keyId, keySecret }, target) {
  const credentials = Buffer.from(`${keyId}:${keySecret}`).toString('base64');
  const response = await fetch(`${url}/v2/apps/${appId}/integrations/me/webhooks`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      target,
      triggers: [
        'conversation:create',
        'conversation:remove',
        'conversation:join',
        'conversation:leave',
        'conversation:message',
        'conversation:read',
        'conversation:typing',
        'user:merge',
        'user:remove',
      ],
    }),
  });
  if (!response.ok) throw new Error(`no webhook was created: ${await response.text()}`);
  return (await response.json()).webhook;
}
