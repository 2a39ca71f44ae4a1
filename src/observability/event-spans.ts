import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Span,
} from '@opentelemetry/api';
import type { FastifyRequest, onRequestHookHandler, onResponseHookHandler } from 'fastify';

import { tracer } from './tracer.js';

const webhookSpans = new WeakMap<FastifyRequest, Span>();

/** Handles a webhook inside a span of its own. */
export const startWebhookSpan: onRequestHookHandler = (request, _, done) => {
  const active = context.active();
  const parent = trace.getSpan(active) ? active : propagation.extract(active, request.headers);
  const span = tracer.startSpan('webhook', { kind: SpanKind.CONSUMER }, parent);
  webhookSpans.set(request, span);
  context.with(trace.setSpan(parent, span), done);
};

/** Ends the span of a webhook, once it is answered. */
export const endWebhookSpan: onResponseHookHandler = (request, { statusCode }, done) => {
  const span = webhookSpans.get(request);
  span?.setAttribute('http.response.status_code', statusCode);
  if (statusCode >= 400) span?.setStatus({ code: SpanStatusCode.ERROR });
  span?.end();
  done();
};

/**
 * Executes a delivery inside a span of its own. It has no parent: it is executed for many subscriptions, long after
 * their requests.
 *
 * @param type Of the event, or `gap`.
 */
export async function inDeliverySpan<T>(
  field: string,
  type: string,
  execute: () => Promise<T>,
): Promise<T> {
  const span = tracer.startSpan(`delivery ${field}`, { kind: SpanKind.INTERNAL }, ROOT_CONTEXT);
  if (span.isRecording())
    span.setAttributes({ 'sunco.subscription.field': field, 'sunco.event.type': type });
  try {
    return await context.with(trace.setSpan(ROOT_CONTEXT, span), execute);
  } finally {
    span.end();
  }
}

/** Says in the span of a delivery that it has an error with that code. */
export function describeDeliveryError(code: string): void {
  trace.getActiveSpan()?.setAttribute('error.type', code).setStatus({ code: SpanStatusCode.ERROR });
}
