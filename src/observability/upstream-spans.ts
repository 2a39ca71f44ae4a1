import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

import type { UpstreamObserver } from '../upstream/upstream-observer.js';
import { tracer } from './tracer.js';

/**
 * Creates a span for each attempt to call upstream, and sends its id upstream (`traceparent`). A span names the REST
 * operation, never the address, which contains ids.
 */
export const upstreamSpans: UpstreamObserver = {
  attempt({ operation, method, url, resendCount }) {
    const span = tracer.startSpan(`${method} ${operation}`, { kind: SpanKind.CLIENT });
    // Without an OpenTelemetry SDK and without a parent span there is no valid span context to send.
    if (!trace.isSpanContextValid(span.spanContext())) return undefined;
    const headers: Record<string, string> = {};
    // Baggage of callers may contain personal data, so it is not sent upstream.
    const parent = propagation.deleteBaggage(trace.setSpan(context.active(), span));
    propagation.inject(parent, headers);
    if (!span.isRecording()) return { headers, over: () => span.end() };

    const { hostname, port, protocol } = new URL(url);
    span.setAttributes({
      'http.request.method': method,
      'server.address': hostname,
      'server.port': Number(port || (protocol === 'https:' ? 443 : 80)),
      'sunshine.operation': operation,
      ...(resendCount > 0 && { 'http.request.resend_count': resendCount }),
    });
    return {
      headers,
      over: ({ status, failure }) => {
        if (status !== undefined) span.setAttribute('http.response.status_code', status);
        const error = status === undefined ? failure : status >= 400 ? String(status) : undefined;
        if (error !== undefined)
          span.setAttribute('error.type', error).setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  },
  rejected: () => undefined,
};
