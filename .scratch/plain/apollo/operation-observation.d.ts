import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.js';
import type { OperationObserver } from '../observability/finished-operation.js';
/** Tells of every operation once its answer is complete. Adds nothing to single fields. */
export declare function operationObservation(observe: OperationObserver): ApolloServerPlugin<Context>;
