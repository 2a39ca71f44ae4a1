import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-node';
import { until } from './until.js';

/** An OpenTelemetry SDK as someone would start it, that keeps the spans. */
export interface CapturedSpans {
  /** Comes back once so many spans have ended, the first to start first. */
  ended(count: number): Promise<readonly ReadableSpan[]>;
  /** Forgets the spans so far. */
  clear(): void;
}

/** Switches tracing on, for the whole process. */
export function captureSpans(): CapturedSpans {
  const exporter = new InMemorySpanExporter();
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
  return {
    async ended(count) {
      await until(() => exporter.getFinishedSpans().length >= count);
      return exporter
        .getFinishedSpans()
        .sort((one, other) => nanoseconds(one) - nanoseconds(other));
    },
    clear: () => {
      exporter.reset();
    },
  };
}

/** A span and the spans inside it. */
export interface SpanTree {
  readonly name: string;
  readonly attributes: ReadableSpan['attributes'];
  readonly children: readonly SpanTree[];
}

/** The spans without a parent among them, each with its descendants. */
export function treesOf(spans: readonly ReadableSpan[]): readonly SpanTree[] {
  const ids = new Set(spans.map((span) => span.spanContext().spanId));
  const tree = (span: ReadableSpan): SpanTree => ({
    name: span.name,
    attributes: span.attributes,
    children: spans.filter((other) => parentOf(other) === span.spanContext().spanId).map(tree),
  });
  return spans.filter((span) => !ids.has(parentOf(span) ?? '')).map(tree);
}

function parentOf({ parentSpanContext }: ReadableSpan): string | undefined {
  return parentSpanContext?.spanId;
}

function nanoseconds({ startTime: [seconds, nanos] }: ReadableSpan): number {
  return seconds * 1e9 + nanos;
}
