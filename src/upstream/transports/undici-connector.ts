import { isIP, type Socket } from 'node:net';

import { buildConnector, errors } from 'undici';

import { TransportError } from './transport.js';

/** As undici's connectors are: they return the socket, which its types do not say. */
type Connect = (...given: Parameters<buildConnector.connector>) => Socket;

/** undici's connector, whose one time-out for all phases of connecting says in which of them it passed. */
export function phaseConnector(options: buildConnector.BuildOptions): buildConnector.connector {
  const connect = buildConnector(options) as Connect;
  return (target, callback) => {
    const host = target.hostname.replace(/^\[|\]$/g, '');
    let timeout: 'lookup-timeout' | 'connect-timeout' | 'tls-timeout' =
      isIP(host) === 0 ? 'lookup-timeout' : 'connect-timeout';
    const socket = connect(target, (...[error, connected]) => {
      if (error === null) callback(null, connected);
      else if (error instanceof errors.ConnectTimeoutError)
        callback(new TransportError('timeout', timeout), null);
      else callback(error, null);
    });
    socket.once('lookup', () => (timeout = 'connect-timeout'));
    socket.once('connect', () => (timeout = 'tls-timeout'));
  };
}
