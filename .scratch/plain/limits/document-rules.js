import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { maxFieldsRule } from './max-fields-rule.js';
import { Refusal } from './refusal.js';
/** The rules of validation that keep the limits; the one for tokens is an option of the parser. */
export function documentRules(limits) {
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
        maxFieldsRule(fields, refuser('TOO_MANY_FIELDS', `the operation has more than ${fields} fields`)),
    ];
}
/** Makes a rule of GraphQL Armor report a refusal. Left alone, it would throw, and the answer be a failure of ours. */
function refuseWith(code, message) {
    const refuse = refuser(code, message);
    return {
        propagateOnRejection: false,
        onReject: [
            (context) => {
                if (context)
                    refuse(context);
            },
        ],
    };
}
function refuser(code, message) {
    return (context) => {
        context.reportError(new Refusal(code, message));
    };
}
//# sourceMappingURL=document-rules.js.map