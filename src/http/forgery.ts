import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Whether a GET can be from no page that may not call this server, although nothing in it takes a preflight request.
 * Of the headers that say so, a page can set none by itself, except for `accept`.
 *
 * @param reply The CORS headers of the answer are set already.
 */
export function isUnforgeable({ headers }: FastifyRequest, reply: FastifyReply): boolean {
  const { accept = '', authorization = '', origin } = headers;
  const site = headers['sec-fetch-site'];
  // Browsers name the origin of each page that wants to read an answer of another one.
  if (origin !== undefined) return reply.getHeader('access-control-allow-origin') === origin;
  if (site !== undefined) return site === 'same-origin';
  // Browsers add credentials by themselves, but no bearer tokens.
  if (/^bearer /i.test(authorization)) return true;
  // Node.js sends this header without those above; browsers send all of them, or none.
  return (
    headers['sec-fetch-mode'] === 'cors' && accept.includes('application/graphql-response+json')
  );
}
