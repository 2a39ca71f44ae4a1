/** How Mesh makes a supergraph of the OpenAPI document, with the one link that the document cannot tell. */
import { defineConfig } from '@graphql-mesh/compose-cli';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';

export const composeConfig = defineConfig({
  output: 'supergraph.graphql',
  subgraphs: [
    {
      sourceHandler: loadOpenAPISubgraph('conversations', {
        source: './openapi.json',
        // The gateway is told the real address when it starts.
        endpoint: 'http://127.0.0.1',
        operationHeaders: { authorization: '{context.headers.authorization}' },
      }),
    },
  ],
  additionalTypeDefs: /* GraphQL */ `
    extend type Conversation {
      participants: ParticipantList
        @resolveTo(
          sourceName: "conversations"
          sourceTypeName: "Query"
          sourceFieldName: "listParticipants"
          requiredSelectionSet: "{ id }"
          sourceArgs: { appId: "bench", conversationId: "{root.id}" }
        )
    }
  `,
});
