/** Which pages may open WebSockets: CORS does not apply to those, so that any page could reach a server on loopback. */
import type { IncomingHttpHeaders } from 'node:http';

import type { RejectionAnswer } from '../rejections.js';

/** What the rules depend on. */
export interface UpgradeRules {
  /** The origins whose pages may connect, beside the server's own. */
  readonly origins: readonly (string | RegExp)[];
  /** Whether callers need credentials. */
  readonly asksForCredentials: boolean;
}

const WEB: ReadonlySet<string> = new Set(['http:', 'https:']);
const LOOPBACK = /^(::1|(::ffff:)?127(\.\d+){3})$/;
const LOOPBACK_HOST = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Why a WebSocket may not be opened; undefined when it may.
 *
 * @param localAddress The address of this server that the client has connected to.
 */
export function upgradeProblem(
  headers: IncomingHttpHeaders,
  localAddress: string | undefined,
  { origins, asksForCredentials }: UpgradeRules,
): RejectionAnswer | undefined {
  const { host = '' } = headers;
  // The header of an early version, which is still accepted.
  const origin = headers.origin ?? headers['sec-websocket-origin'];
  if (typeof origin === 'string' && !isOneOf(origins, origin) && !isOwn(origin, host))
    return forbidden(
      'pages of this origin may not open a WebSocket: CORS_ORIGINS has those that may',
    );
  // The name of a page's own host may be made to lead to loopback.
  if (!asksForCredentials && LOOPBACK.test(localAddress ?? '') && !isLoopbackHost(host))
    return forbidden(
      'the `host` of a WebSocket on loopback has to be localhost, or an address of loopback',
    );
  return undefined;
}

function forbidden(message: string): RejectionAnswer {
  return { status: 403, code: 'FORBIDDEN', message };
}

function isOwn(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  // TLS may be terminated before this server, so both protocols are its own. A port that is the default is left out.
  const own = `${url.protocol}//${host}`;
  return WEB.has(url.protocol) && URL.canParse(own) && new URL(own).origin === url.origin;
}

function isLoopbackHost(host: string): boolean {
  const url = `http://${host}`;
  return URL.canParse(url) && LOOPBACK_HOST.test(new URL(url).hostname);
}

/** Whether an origin is one of these, or fits one of their patterns. */
export function isOneOf(origins: UpgradeRules['origins'], origin: string): boolean {
  return origins.some((each) => (typeof each === 'string' ? each === origin : each.test(origin)));
}
