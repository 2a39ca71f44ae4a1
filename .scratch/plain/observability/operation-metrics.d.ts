import { type Registry } from 'prom-client';
import type { OperationObserver } from './finished-operation.js';
/** Counts and times GraphQL operations. */
export declare function operationMetrics(registry: Registry): OperationObserver;
