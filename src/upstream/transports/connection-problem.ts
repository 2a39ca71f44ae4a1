/**
 * What was wrong when an attempt got no whole answer: a closed set, so that it can be logged. The errors of HTTP clients
 * contain the request, and with it the credentials.
 */
export type ConnectionProblem =
  /** The name of the host could not be resolved. */
  | 'name-lookup'
  /** Nothing listens at the address. */
  | 'refused'
  /** There is no route to the address, or a firewall of this machine forbids it. */
  | 'no-route'
  /** The certificate is not trusted, has expired, or is for another host. */
  | 'certificate'
  /** The TLS handshake failed otherwise, as with a server that does not speak TLS. */
  | 'tls'
  /** The connection broke off. */
  | 'connection-lost'
  /** The answer was not HTTP. */
  | 'not-http'
  /** This process may open no more connections. */
  | 'too-many-files'
  | 'lookup-timeout'
  | 'connect-timeout'
  | 'tls-timeout'
  | 'send-timeout'
  /** The request was sent, and the answer did not begin in time. */
  | 'response-timeout'
  /** The answer began, and did not go on. */
  | 'body-timeout'
  /** The whole attempt took too long. */
  | 'attempt-timeout'
  /** The deadline of the operation passed after a long silence. */
  | 'deadline'
  | 'other';

/** Those that come before anything of the request is sent. */
const UNSENT: ReadonlySet<ConnectionProblem | undefined> = new Set([
  'name-lookup',
  'refused',
  'no-route',
  'certificate',
  'too-many-files',
  'lookup-timeout',
  'connect-timeout',
  'tls-timeout',
]);

/** Whether nothing of the request can have arrived. */
export function isUnsent(problem: ConnectionProblem | undefined): boolean {
  return UNSENT.has(problem);
}

const BY_CODE: readonly (readonly [RegExp, ConnectionProblem])[] = [
  [/^(?:ENOTFOUND|ENODATA|ESERVFAIL|EAI_\w+)$/, 'name-lookup'],
  [/^ECONNREFUSED$/, 'refused'],
  [/^(?:EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/, 'no-route'],
  [/CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_(?:CA|PURPOSE)$/, 'certificate'],
  [/^(?:EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/, 'tls'],
  [/^ETIMEDOUT$/, 'connect-timeout'],
  [
    /^(?:ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|ERR_STREAM_PREMATURE_CLOSE)$/,
    'connection-lost',
  ],
  [/^HPE_\w+$/, 'not-http'],
  [/^E[MN]FILE$/, 'too-many-files'],
];

/** The problem that an error of Node.js or of an HTTP client is about, by its code alone. */
export function problemOf(error: unknown): ConnectionProblem {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
}
