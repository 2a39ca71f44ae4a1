import { type AttemptTimeouts, type Transport } from './transport.js';
/** A transport that costs a fraction of the CPU time: undici's connections, without its streams. */
export declare function undiciTransport(maxBytes: number, timeouts?: AttemptTimeouts): Transport;
