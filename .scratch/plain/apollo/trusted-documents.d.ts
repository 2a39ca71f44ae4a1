import type { ApolloServerPlugin } from '@apollo/server';
import type { TrustedDocuments } from '../limits/trusted-documents.js';
/**
 * Lets nothing run but the documents that are trusted. They are named by id, as `documentId` (GraphQL over HTTP) or
 * `extensions.persistedQuery.sha256Hash` (Apollo), or sent as they are, letter by letter.
 */
export declare function trustedDocuments(documents: TrustedDocuments): ApolloServerPlugin;
