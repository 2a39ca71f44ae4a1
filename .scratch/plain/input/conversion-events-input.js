/** No event of Meta's comes near it. */
const MAX_DEPTH = 32;
/** Checks the events of one channel. What they mean is between Meta and whoever reports them. */
export function readConversionEvents(reader, { messenger, instagram, whatsapp }) {
    return {
        ...(messenger && { messenger: readPayload(reader, 'messenger', messenger) }),
        ...(instagram && { instagram: readPayload(reader, 'instagram', instagram) }),
        ...(whatsapp && { whatsapp: readPayload(reader, 'whatsapp', whatsapp) }),
    };
}
function readPayload(reader, channel, payload) {
    const fault = findFault(payload.data);
    if (fault)
        reader.refuse(['events', channel, 'data', ...fault.path], fault.rule);
    return { payload };
}
/** The first thing that could not be sent: a number too large for JSON would arrive as null. */
function findFault(value, depth = 0) {
    if (typeof value === 'number' && !Number.isFinite(value))
        return { path: [], rule: 'must be a number that JSON can carry' };
    if (typeof value !== 'object' || value === null)
        return undefined;
    if (depth > MAX_DEPTH)
        return { path: [], rule: `must not lie deeper than ${MAX_DEPTH} lists and objects` };
    for (const [key, item] of Object.entries(value)) {
        const fault = findFault(item, depth + 1);
        if (fault)
            return { ...fault, path: [key, ...fault.path] };
    }
    return undefined;
}
//# sourceMappingURL=conversion-events-input.js.map