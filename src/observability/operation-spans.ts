import {
  context,
  createContextKey,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
} from '@opentelemetry/api';
import type { onSendHookHandler, preHandlerHookHandler } from 'fastify';

import type { OperationObserver } from './finished-operation.js';
import { ANONYMOUS, OTHER } from './operation-names.js';
import { tracer } from './tracer.js';

/** Finds the span of this module, because other instrumentations also start spans and make them active. */
const OPERATION_SPAN = createContextKey('span of the GraphQL operation');

/**
 * Handles a request inside a span of its own. Its parent is the span that is active already, such as that of an HTTP
 * instrumentation, or else the one that the caller names in `traceparent`.
 */
export const startOperationSpan: preHandlerHookHandler = ({ headers }, _, done) => {
  const active = context.active();
  const parent = trace.getSpan(active) ? active : propagation.extract(active, headers);
  context.with(withOperationSpan(parent), done);
};

/** Runs an operation that is no request of its own inside a span of its own, without a parent. */
export function inOperationSpan<Result>(run: () => Promise<Result>): Promise<Result> {
  return context.with(withOperationSpan(ROOT_CONTEXT), () => run().finally(endSpan));
}

function withOperationSpan(parent: Context): Context {
  const span = tracer.startSpan('GraphQL Operation', { kind: SpanKind.SERVER }, parent);
  return trace.setSpan(parent, span).setValue(OPERATION_SPAN, span);
}

/** Sets the name, attributes and status of an operation's span. */
export const describeOperationSpan: OperationObserver = ({ name, type, code }) => {
  const span = operationSpan();
  if (!span?.isRecording()) return;
  if (type !== 'unknown') {
    // OpenTelemetry's conventions warn of names that callers choose, because they are unbounded. These are bounded.
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

/** Ends the span of a request, once there is an answer: also when its caller has disconnected. */
export const endOperationSpan: onSendHookHandler = (_request, _reply, payload, done) => {
  endSpan();
  done(null, payload);
};

/** Ends the span of a request. */
export function endSpan(): void {
  operationSpan()?.end();
}

function operationSpan(): Span | undefined {
  return context.active().getValue(OPERATION_SPAN) as Span | undefined;
}
