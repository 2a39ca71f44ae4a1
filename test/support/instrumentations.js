/**
 * For `node --import`: starts OpenTelemetry's SDK with instrumentations, before a program is loaded. Writes what they see
 * to standard error, one line of JSON for each package that could be patched and for each span that ended.
 */
import { register } from 'node:module';

import {
  InstrumentationBase,
  InstrumentationNodeModuleDefinition,
  registerInstrumentations,
} from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';

/** Packages of the server for which OpenTelemetry has instrumentations. */
const PACKAGES = ['dataloader', 'fastify', 'graphql', 'pino', 'undici'];

register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);

function write(line) {
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** Is offered packages as every instrumentation is, and changes nothing in them. */
class Probe extends InstrumentationBase {
  constructor() {
    super('probe', '1.0.0', {});
  }

  init() {
    return PACKAGES.map(
      (name) =>
        new InstrumentationNodeModuleDefinition(name, ['*'], (exports) => {
          write({ package: name });
          return exports;
        }),
    );
  }
}

const exporter = {
  export(spans, done) {
    for (const span of spans)
      write({
        span: span.name,
        kind: span.kind,
        scope: span.instrumentationScope.name,
        id: span.spanContext().spanId,
        parent: span.parentSpanContext?.spanId,
      });
    done({ code: 0 });
  },
  shutdown: () => Promise.resolve(),
};

new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
registerInstrumentations({ instrumentations: [new HttpInstrumentation(), new Probe()] });
