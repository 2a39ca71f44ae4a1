import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import type { ValidationContext, ValidationRule } from 'graphql';

import { maxFieldsRule } from './max-fields-rule.js';
import { Refusal, type RefusalCode } from './refusal.js';

/** How large and how winding a document may be, whatever it asks for. Fragments count wherever they are spread. */
export interface DocumentLimits {
  /** Levels of fields inside each other. */
  readonly depth: number;
  /** Aliases in one operation. */
  readonly aliases: number;
  /** Directives in one operation. */
  readonly directives: number;
  /** Fields in one operation, the same one counted each time that it is written. */
  readonly fields: number;
  /** Lexical tokens in the document. */
  readonly tokens: number;
}

/** The rules of validation that keep the limits; the one for tokens is an option of the parser. */
export function documentRules(limits: DocumentLimits): readonly ValidationRule[] {
  const { depth, aliases, directives, fields } = limits;
  return [
    maxDepthRule({
      n: depth,
      flattenFragments: true,
      ignoreIntrospection: false,
      ...refuseWith('QUERY_TOO_DEEP', `the operation is more than ${depth} levels deep`),
    }),
    maxAliasesRule({
      n: aliases,
      // By default aliases of `__typename` would be free.
      allowList: [],
      ...refuseWith('TOO_MANY_ALIASES', `the operation has more than ${aliases} aliases`),
    }),
    maxDirectivesRule({
      n: directives,
      ...refuseWith('TOO_MANY_DIRECTIVES', `the operation has more than ${directives} directives`),
    }),
    maxFieldsRule(
      fields,
      refuser('TOO_MANY_FIELDS', `the operation has more than ${fields} fields`),
    ),
  ];
}

/** Makes a rule of GraphQL Armor report a refusal. Left alone, it would throw, and the answer be a failure of ours. */
function refuseWith(
  code: RefusalCode,
  message: string,
): { propagateOnRejection: false; onReject: ((context: ValidationContext | null) => void)[] } {
  const refuse = refuser(code, message);
  return {
    propagateOnRejection: false,
    onReject: [
      (context) => {
        if (context) refuse(context);
      },
    ],
  };
}

function refuser(code: RefusalCode, message: string): (context: ValidationContext) => void {
  return (context) => {
    context.reportError(new Refusal(code, message));
  };
}
