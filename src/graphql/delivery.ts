/** One delivery of a subscription: executed with a context of its own, and written as it is sent. */
import { execute, type ExecutionResult, type GraphQLFormattedError } from 'graphql';

import { describeDeliveryError } from '../observability/event-spans.js';
import { stringifyJson } from '../upstream/exact-json.js';
import { jsonBytes } from './answer-bytes.js';
import { DeliveryText } from './delivery-text.js';
import { formatError } from './errors.js';
import { logFailures, type LoggedContext } from './plugins/operation-log.js';
import { tooLarge } from './plugins/answer-size.js';
import { boundErrors } from './plugins/error-count.js';
import { errorsBeside } from './plugins/faults.js';
import type { StartedSubscription } from './stream-start.js';

/** How deliveries are written. */
export interface DeliveryRules {
  /** The most bytes of one. */
  readonly maxBytes: number;
  /** Whether suggestions of names are left out. */
  readonly hidesSuggestions: boolean;
}

/** The result that a subscription has for an event. */
export async function deliver(
  { execution }: StartedSubscription,
  event: unknown,
  context: LoggedContext,
  { maxBytes, hidesSuggestions }: DeliveryRules,
): Promise<DeliveryText> {
  const { data, errors = [] }: ExecutionResult = await execute({
    ...execution,
    rootValue: event,
    contextValue: context,
  });
  logFailures(errors, context.log);
  const all: readonly GraphQLFormattedError[] = [
    ...errors.map((error) => formatError(error.toJSON(), error, hidesSuggestions)),
    ...(data ? errorsBeside(context, errors) : []),
  ];
  const [first] = all;
  if (first) describeDeliveryError(String(first.extensions?.['code']));
  const result = { ...(all.length > 0 && { errors: boundErrors(all) }), data };
  if (jsonBytes(result, maxBytes) <= maxBytes)
    return new DeliveryText(stringifyJson(result), first !== undefined);
  context.log.warn({ maxBytes }, 'delivery too large');
  return new DeliveryText(stringifyJson(tooLarge(maxBytes)), true);
}
