import { trace } from '@opentelemetry/api';

import { VERSION } from '../package.js';

/** Makes the spans. Does nothing unless the process has an OpenTelemetry SDK: starting one is up to who runs it. */
export const tracer = trace.getTracer('sunshine-conversations-graphql', VERSION);
