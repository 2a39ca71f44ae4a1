import { STATUS_CODES } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
/**
 * Plays the faults that strike before the work: delays, gates, refusals and lost connections.
 * Tells whether the request is to go on; where not, its answer is given or its client gone.
 */
export async function strikeBefore(faults, request, reply, gone) {
    for (const fault of faults) {
        if (fault.kind === 'latency')
            await pause(fault.ms, gone);
        if (fault.kind === 'gate')
            await fault.gate.pass(gone);
        if (gone.aborted) {
            reply.hijack();
            return false;
        }
        if (fault.kind === 'drop' && fault.moment === 'before') {
            reply.hijack();
            request.raw.socket.destroy();
            return false;
        }
        if (fault.kind === 'status') {
            refuse(reply, fault);
            return false;
        }
    }
    return true;
}
/** Waits, but no longer than the client does. */
async function pause(ms, gone) {
    try {
        await wait(ms, undefined, { signal: gone });
    }
    catch (error) {
        if (!gone.aborted)
            throw error;
    }
}
const CONTENT_TYPES = {
    json: 'application/json; charset=utf-8',
    text: 'text/plain; charset=utf-8',
    html: 'text/html; charset=utf-8',
    empty: undefined,
};
function refuse(reply, fault) {
    const { status, retryAfter, location, body = 'json' } = fault;
    const contentType = fault.contentType ?? CONTENT_TYPES[body];
    reply.code(status);
    if (retryAfter !== undefined)
        reply.header('retry-after', retryAfter);
    if (location !== undefined)
        reply.header('location', location);
    if (contentType !== undefined)
        reply.header('content-type', contentType);
    reply.send(refusalBody(fault, body));
}
function refusalBody(fault, body) {
    const reason = STATUS_CODES[fault.status] ?? 'Unknown';
    const { code = reason.toLowerCase().replace(/[^a-z]+/g, '_'), title = reason } = fault;
    switch (body) {
        case 'json':
            return JSON.stringify({ errors: [{ code, title }] });
        case 'text':
            return title;
        case 'html':
            return `<html><head><title>${String(fault.status)} ${title}</title></head><body><h1>${title}</h1></body></html>\n`;
        case 'empty':
            return undefined;
    }
}
//# sourceMappingURL=fault-before.js.map