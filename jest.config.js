/** Tests run as native ES modules; swc only strips the types, `npm run typecheck` checks them. */
const modules = {
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};

const isWholeMatrix = process.env.TEST_MATRIX === 'on';

/**
 * Tests that take long: they build the package, start browsers or processes, or wait for what fails. With the whole
 * matrix only, which CI runs.
 */
const LONG = [
  '<rootDir>/test/(?:chaos|package)/',
  '<rootDir>/test/explorer/(?:accessibility|browser|panes)\\.',
  '<rootDir>/test/server/(?:build|command-line|draining|processes|several-processes|shared-state|shares|stopping)\\.',
  '<rootDir>/test/http/(?:sockets|streams)/(?:callers|slow-clients)\\.',
  '<rootDir>/test/domains/(?:event/query-then-subscribe|message/keyed-sends)\\.',
];

/** Every test, with the HTTP client of the default and operations compiled when the server would. */
const all = {
  ...modules,
  displayName: 'all',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: isWholeMatrix ? [] : LONG,
};

/** Some tests once more, with what else the server can be set to. */
const others = [
  {
    ...modules,
    displayName: 'with undici',
    // What depends on the HTTP client: calls to upstream, and what becomes of them when they fail.
    testMatch: [
      '<rootDir>/test/{chaos,upstream}/**/*.test.ts',
      '<rootDir>/test/domains/{activity,message}/{keyed-sends,mutations-*}.test.ts',
      '<rootDir>/test/graphql/{changes-told,deep-json,exact-*,invalid-*,odd-keys,spoiled-values,upstream-*,*-sent-again}.test.ts',
      '<rootDir>/test/http/{uploads,upload-memory}.test.ts',
      '<rootDir>/test/server/{another-app,disconnect,made-up-credentials,outbound,own-key,shares,shutdown}.test.ts',
    ],
    // What these test has no client.
    testPathIgnorePatterns: [
      '<rootDir>/test/chaos/redis-',
      '<rootDir>/test/upstream/(?:answer-memory|circuit-breaker|exact-json|fair-queue|json-size|limiter|limiter-states|paced-calls|path|retry|traffic-control)\\.',
    ],
    globals: { HTTP_CLIENT: 'undici' },
  },
  {
    ...modules,
    displayName: 'compiled',
    // What depends on how operations are executed, with all that can be compiled compiled before it runs once.
    testMatch: [
      '<rootDir>/test/access/{end-users,isolation,messages,other-*,root-fields,scopes,sharing-*}.test.ts',
      '<rootDir>/test/domains/{message/{content,reading,unreadable},participant/parts}.test.ts',
      '<rootDir>/test/federation/{access,entities,gateway,messages,*-entities,traces}.test.ts',
      '<rootDir>/test/graphql/!(mutations-*|schema).test.ts',
      '<rootDir>/test/limits/{shipped-queries,upstream-*}.test.ts',
      '<rootDir>/test/server/{disconnect,http,log}.test.ts',
    ],
    globals: { COMPILING: 'at once' },
  },
];

export default {
  projects: isWholeMatrix ? [all, ...others] : [all],
  // Only a run of everything can meet the threshold, and CI is where everything runs.
  collectCoverage: process.env.CI === 'true',
  // The two `main.ts` are tested as processes of their own, which nothing here can look into; the rest are types alone.
  collectCoverageFrom: [
    'src/**/*.ts',
    '!src/**/main.ts',
    '!src/__generated__/**',
    '!src/domains/{parents,records}.ts',
    '!src/sandbox/{fault-kinds,records}.ts',
  ],
  // Counting in the code costs less than asking V8 in every test file.
  coverageProvider: 'babel',
  coverageReporters: ['text'],
  coverageThreshold: { global: { statements: 95 } },
  // Most files spend their time on loading modules, so no core should wait.
  maxWorkers: '100%',
  // Files leave their modules in the memory of their worker. One of gigabytes is slow to collect garbage, and to exit.
  workerIdleMemoryLimit: '700MB',
  // Half a second, the default, is little on a busy machine. A worker that something keeps open is still reported.
  workerGracefulExitTimeout: 10_000,
  // For a machine that is four times as slow, or as busy.
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/support/seed-reporter.js'],
};
