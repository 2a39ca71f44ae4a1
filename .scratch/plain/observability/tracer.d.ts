/** Makes the spans. Does nothing unless the process has an OpenTelemetry SDK: starting one is up to who runs it. */
export declare const tracer: import("@opentelemetry/api").Tracer;
