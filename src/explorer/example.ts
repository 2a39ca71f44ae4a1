import type { ExampleRecords } from './example-records.js';

/** An operation to try. */
export interface Example {
  /** Its name in the folder of the operations. */
  readonly file: string;
  readonly variables: (records: ExampleRecords) => Readonly<Record<string, unknown>>;
}
