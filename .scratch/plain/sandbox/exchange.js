/** Name under which requests carry their exchange; Fastify wants it declared beforehand. */
export const EXCHANGE_DECORATOR = 'exchange';
/** Starts an exchange: writes the arrival down, and the ending when it comes. */
export function beginExchange(log, operation, request, reply) {
    const { authorization } = request.headers;
    const entry = log.open({
        operation,
        method: request.method,
        url: request.raw.url ?? '',
        headers: {
            'user-agent': request.headers['user-agent'],
            'content-type': request.headers['content-type'],
            authorization: authorization?.split(' ', 1)[0],
        },
    });
    const ended = new AbortController();
    reply.raw.once('close', () => {
        entry.ended();
        ended.abort();
    });
    const exchange = { entry, ended: ended.signal, faults: [], isConcurrentChange: false };
    request.setDecorator(EXCHANGE_DECORATOR, exchange);
    return exchange;
}
/** The exchange that a request belongs to. */
export function exchangeOf(request) {
    return request.getDecorator(EXCHANGE_DECORATOR);
}
//# sourceMappingURL=exchange.js.map