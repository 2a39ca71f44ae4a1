/** The documents that a server runs when it runs no others. */
export interface TrustedDocuments {
    /** The document of that id; undefined when none has it. */
    byId(id: string): string | undefined;
    /** Whether exactly this document is one of them. */
    has(document: string): boolean;
}
/**
 * Reads a manifest of documents from a file.
 *
 * @throws when the file cannot be read, or is neither kind of manifest. The message says so.
 */
export declare function readTrustedDocuments(path: string): TrustedDocuments;
