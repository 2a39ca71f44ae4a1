import { type AttemptTimeouts, type Transport } from './transport.js';
/** The transport that is used unless another is chosen: one got instance with its own connections. */
export declare function gotTransport(maxBytes: number, timeouts?: AttemptTimeouts): Transport;
