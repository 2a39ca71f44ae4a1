import { trace } from '@opentelemetry/api';

import { VERSION } from '../package.js';

/** Creates the spans. Does nothing unless the process has an OpenTelemetry SDK, which this server does not start. */
export const tracer = trace.getTracer('sunshine-conversations-graphql', VERSION);
