import type { ValidationRule } from 'graphql';
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
export declare function documentRules(limits: DocumentLimits): readonly ValidationRule[];
