import { GraphQLError } from 'graphql';
const CODES = [
    'QUERY_TOO_DEEP',
    'TOO_MANY_ALIASES',
    'TOO_MANY_DIRECTIVES',
    'TOO_MANY_FIELDS',
    'TOO_MANY_TOKENS',
    'UNTRUSTED_DOCUMENT',
    'UPSTREAM_BUDGET_EXCEEDED',
];
/** Whether a code is one of those. */
export function isRefusalCode(code) {
    return CODES.some((known) => known === code);
}
/** A request that asks for more than it may. Nothing of it was carried out; the HTTP status is 400. */
export class Refusal extends GraphQLError {
    name = 'Refusal';
    code;
    /** What `extensions` holds beside the code. */
    details;
    constructor(code, message, details = {}) {
        super(message, { extensions: { ...details, code, http: { status: 400 } } });
        this.code = code;
        this.details = details;
    }
}
/** What graphql-js says when a document has too many tokens. It has no code of its own for that. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more that (\d+) tokens/;
/**
 * The refusal behind an error, which Apollo Server wraps into errors of its own that all have the same code; undefined
 * when there is none.
 */
export function refusalOf(error) {
    if (error instanceof Refusal)
        return error;
    if (!(error instanceof GraphQLError))
        return undefined;
    if (error.originalError instanceof Refusal)
        return error.originalError;
    const maxTokens = TOO_MANY_TOKENS.exec(error.message)?.[1];
    return maxTokens === undefined
        ? undefined
        : new Refusal('TOO_MANY_TOKENS', `the document has more than ${maxTokens} tokens`);
}
//# sourceMappingURL=refusal.js.map