import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import type { ValidationContext, ValidationRule } from 'graphql';

import { maxFieldsRule } from './max-fields-rule.js';
import { LimitError, type LimitErrorCode } from './limit-error.js';

/** How large and how deeply nested a document may be. A fragment counts each time that it is spread. */
export interface DocumentLimits {
  /** Levels of fields inside each other. */
  readonly depth: number;
  /** Aliases in one operation. */
  readonly aliases: number;
  /** Directives in one operation. */
  readonly directives: number;
  /** Fields in one operation, the same one counted each time that it is written. */
  readonly fields: number;
  /** Bytes of its source text in UTF-8. */
  readonly bytes: number;
  /** Lexical tokens in the document. */
  readonly tokens: number;
}

/** The validation rules that enforce the limits. Those of tokens and bytes are checked before or by the parser. */
export function documentRules(
  limits: Omit<DocumentLimits, 'bytes' | 'tokens'>,
): readonly ValidationRule[] {
  const { depth, aliases, directives, fields } = limits;
  return [
    maxDepthRule({
      n: depth,
      flattenFragments: true,
      ignoreIntrospection: false,
      ...rejectWith('QUERY_TOO_DEEP', `the operation is more than ${depth} levels deep`),
    }),
    maxAliasesRule({
      n: aliases,
      // By default aliases of `__typename` would be free.
      allowList: [],
      ...rejectWith('TOO_MANY_ALIASES', `the operation has more than ${aliases} aliases`),
    }),
    maxDirectivesRule({
      n: directives,
      ...rejectWith('TOO_MANY_DIRECTIVES', `the operation has more than ${directives} directives`),
    }),
    maxFieldsRule(
      fields,
      reporter('TOO_MANY_FIELDS', `the operation has more than ${fields} fields`),
    ),
  ];
}

/** Makes a rule of GraphQL Armor report a limit error. By default it throws, and the answer would be a server error. */
function rejectWith(
  code: LimitErrorCode,
  message: string,
): { propagateOnRejection: false; onReject: ((context: ValidationContext | null) => void)[] } {
  const report = reporter(code, message);
  return {
    propagateOnRejection: false,
    onReject: [
      (context) => {
        if (context) report(context);
      },
    ],
  };
}

function reporter(code: LimitErrorCode, message: string): (context: ValidationContext) => void {
  return (context) => {
    context.reportError(new LimitError(code, message));
  };
}
