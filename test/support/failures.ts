import type { GraphAnswer } from './graph.js';

/** What a caller can tell an error by. */
export interface Failure {
  readonly path: readonly (string | number)[] | undefined;
  readonly code: string;
  readonly message: string;
}

/** The errors of an answer, without what only says where they stand in the text of the query. */
export function failures({ errors }: Pick<GraphAnswer, 'errors'>): readonly Failure[] {
  return errors.map(({ path, message, extensions: { code } }) => ({ path, code, message }));
}
