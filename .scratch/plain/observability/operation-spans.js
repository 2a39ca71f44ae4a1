import { context, createContextKey, propagation, SpanKind, SpanStatusCode, trace, } from '@opentelemetry/api';
import { ANONYMOUS, OTHER } from './operation-names.js';
import { tracer } from './tracer.js';
/** Others, too, make spans and make them the active one; this finds ours. */
const OPERATION_SPAN = createContextKey('span of the GraphQL operation');
/**
 * Handles a request inside a span of its own. Its parent is the span that is active already, such as that of an HTTP
 * instrumentation, or else the one that the caller names in `traceparent`.
 */
export const startOperationSpan = ({ headers }, _, done) => {
    const active = context.active();
    const parent = trace.getSpan(active) ? active : propagation.extract(active, headers);
    const span = tracer.startSpan('GraphQL Operation', { kind: SpanKind.SERVER }, parent);
    context.with(trace.setSpan(parent, span).setValue(OPERATION_SPAN, span), done);
};
/** Writes on the span of an operation what it was and how it ended. */
export const describeOperationSpan = ({ name, type, code }) => {
    const span = operationSpan();
    if (!span?.isRecording())
        return;
    if (type !== 'unknown') {
        // Conventions warn of names that callers choose, because there is no end to them. To these there is.
        const isNamed = name !== ANONYMOUS && name !== OTHER;
        span.updateName(isNamed ? `${type} ${name}` : type);
        span.setAttributes({
            'graphql.operation.type': type,
            ...(isNamed && { 'graphql.operation.name': name }),
        });
    }
    if (code !== 'OK')
        span.setAttribute('error.type', code).setStatus({ code: SpanStatusCode.ERROR });
};
/** Ends the span of a request, once there is an answer: also when its caller has left. */
export const endOperationSpan = (_request, _reply, payload, done) => {
    operationSpan()?.end();
    done(null, payload);
};
function operationSpan() {
    return context.active().getValue(OPERATION_SPAN);
}
//# sourceMappingURL=operation-spans.js.map