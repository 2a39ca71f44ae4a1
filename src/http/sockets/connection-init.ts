import { isObject } from '../../upstream/response.js';

/** What can be in a header: visible characters with blanks between them. */
const HEADER_TEXT = /^[!-~\u0080-\u00ff](?:[\t -~\u0080-\u00ff]*[!-~\u0080-\u00ff])?$/;

/** A payload of `connection_init` with credentials that no header could have. */
class UnreadableCredentials extends Error {
  override readonly name = 'UnreadableCredentials';
}

/**
 * The credentials in the payload of `connection_init`, as the `authorization` header would have them: in
 * `authorization`, `Authorization`, `headers.authorization`, or `connectionParams.token` (Apollo Router). Undefined when
 * there are none.
 *
 * @throws {UnreadableCredentials} when they are no text, or one that no header can have.
 */
export function credentialsIn(payload: unknown): string | undefined {
  if (!isObject(payload)) return undefined;
  const { headers, connectionParams } = payload;
  const header =
    authorizationIn(payload) ?? (isObject(headers) ? authorizationIn(headers) : undefined);
  const token = isObject(connectionParams) ? connectionParams['token'] : undefined;
  const given = header ?? token ?? undefined;
  if (given === undefined) return undefined;
  if (typeof given !== 'string' || !HEADER_TEXT.test(given)) throw new UnreadableCredentials();
  // Apollo Router sends what the header has; others send the token alone, which has no blanks.
  return header === undefined && !given.includes(' ') ? `Bearer ${given}` : given;
}

function authorizationIn(given: Readonly<Record<string, unknown>>): unknown {
  return given['authorization'] ?? given['Authorization'];
}
