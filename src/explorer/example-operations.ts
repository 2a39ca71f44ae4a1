import { readFileSync } from 'node:fs';

import type { Upstream } from '../open-upstream.js';
import { PACKAGE_FOLDER } from '../package.js';
import { CHANNEL_EXAMPLES } from './channel-examples.js';
import { CONVERSATION_EXAMPLES } from './conversation-examples.js';
import { PLACEHOLDERS, SAMPLE_RECORDS } from './example-records.js';
import { USER_EXAMPLES } from './user-examples.js';

/** An operation to try, with its variables as JSON. */
export interface ExampleOperation {
  readonly query: string;
  readonly variables: string;
}

/** Lint and `npm run codegen` check the files against the schema; the package and the image have them, too. */
const OPERATIONS_FOLDER = new URL('examples/operations/', PACKAGE_FOLDER);

const EXAMPLES = [...CONVERSATION_EXAMPLES, ...USER_EXAMPLES, ...CHANNEL_EXAMPLES];

/**
 * Operations to begin with: reading, paging, events and every mutation. On the sandbox they can be sent as they are; on a real
 * app their variables have placeholders where ids belong.
 */
export function exampleOperations(mode: Upstream['mode']): readonly ExampleOperation[] {
  const records = mode === 'sandbox' ? SAMPLE_RECORDS : PLACEHOLDERS;
  return EXAMPLES.map(({ file, variables }) => exampleOperation(file, variables(records)));
}

/** The operation in a file of the folder of operations, with its variables. */
export function exampleOperation(
  file: string,
  variables: Readonly<Record<string, unknown>>,
): ExampleOperation {
  return {
    query: readFileSync(new URL(file, OPERATIONS_FOLDER), 'utf8').trimEnd(),
    variables: JSON.stringify(variables, null, 2),
  };
}
