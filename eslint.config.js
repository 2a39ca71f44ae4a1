import { readFileSync } from 'node:fs';

import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import prettier from 'eslint-config-prettier';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The domains, in the order in which `domains.ts` imports them. */
const DOMAINS = Array.from(
  readFileSync(new URL('src/domains/domains.ts', import.meta.url), 'utf8').matchAll(
    /from '\.\/([\w-]+)\//g,
  ),
  ([, domain]) => `domains/${domain}`,
);

/** The places of `src/`, from the ground up: each imports only from those before it. */
const FLOORS = [
  'package.ts',
  'upstream',
  'redis',
  'events',
  'kernel',
  ...new Set(DOMAINS),
  'domains/*.ts',
  'access',
  'limits',
  'execution',
  'config',
  'sandbox',
  'open-upstream.ts',
  'observability',
  'graphql',
  'http',
  'explorer',
  'server-options.ts',
  'server.ts',
  'main.ts',
  'index.ts',
].map((place) => (place.endsWith('.ts') ? `./src/${place}*` : `./src/${place}/**`));

/**
 * The linter of GraphQL keeps the first such setting for all files, so there is one for both kinds. It finds out that
 * the graph is a subgraph only where the schema is extended and not defined.
 */
const GRAPH = {
  schema: ['schema/*.graphql', '!schema/schema.graphql'],
  documents: 'examples/operations/*.graphql',
};

export default defineConfig(
  // The examples for front ends have packages of their own, and check themselves.
  globalIgnores([
    ...['dist/', 'coverage/', '**/__generated__/'],
    ...['examples/hive-gateway/', 'examples/inbox/', 'examples/relay/', 'examples/web/'],
  ]),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true } },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({
          extensionAlias: { '.js': ['.ts', '.js'] },
          extensions: ['.ts', '.js'],
        }),
      ],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: FLOORS.slice(0, -1).map((target, index) => ({
            target,
            from: FLOORS.slice(index + 1),
            message: 'Imports between folders go one way (FLOORS in eslint.config.js).',
          })),
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      eqeqeq: 'error',
    },
  },
  {
    // One file reads the environment.
    files: ['src/**/*.ts'],
    ignores: ['src/config/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Settings are read in src/config/config.ts.',
        },
      ],
    },
  },
  {
    // Their values come from a seed that the run prints.
    files: ['test/**/*.ts'],
    ignores: ['test/support/property.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'Property tests import it from test/support/property.ts.' },
      ],
    },
  },
  {
    // An object literal with an accessor has a hidden class of its own, which V8 keeps until its next full collection,
    // with all that the accessor refers to: of a request, everything.
    files: ['src/**/*.ts'],
    ignores: ['src/explorer/**', 'src/sandbox/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ObjectExpression > Property[kind=/get|set/]',
          message: 'Accessors belong in classes: in object literals they keep memory.',
        },
      ],
    },
  },
  {
    files: ['schema/*.graphql'],
    extends: [
      graphqlPlugin.configs['flat/schema-recommended'],
      graphqlPlugin.configs['flat/schema-relay'],
    ],
    plugins: { '@graphql-eslint': graphqlPlugin },
    languageOptions: {
      parser: graphqlPlugin.parser,
      parserOptions: { graphQLConfig: GRAPH },
    },
    rules: {
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
        },
      ],
      // Every record has an id; the pieces of records, pages and payloads have none.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            types: ['ClientAssociation', 'ConversionEvents', 'PageInfo', 'SwitchboardIntegration'],
            suffixes: [
              'Action',
              'Activity',
              'Author',
              'Connection',
              'Content',
              'Delivery',
              'Edge',
              'Error',
              'Event',
              'Field',
              'Gap',
              'Identity',
              'Item',
              'Option',
              'Payload',
              'Profile',
              'QuotedMessage',
              'Reference',
              'Referral',
              'Source',
              'Unread',
              'Upload',
              'UploadHeader',
            ],
          },
        },
      ],
      // Pages have `nodes` beside `edges`, and inputs have lists.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      // `conversationId` and `participantId` are upstream's ids, beside the global `id`.
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
  {
    // What the explorer opens with.
    files: ['examples/operations/*.graphql'],
    extends: [graphqlPlugin.configs['flat/operations-recommended']],
    plugins: { '@graphql-eslint': graphqlPlugin },
    languageOptions: {
      parser: graphqlPlugin.parser,
      parserOptions: { graphQLConfig: GRAPH },
    },
    rules: {
      '@graphql-eslint/match-document-filename': [
        'error',
        { query: 'kebab-case', mutation: 'kebab-case' },
      ],
    },
  },
  prettier,
);
