/** Tests run as native ES modules; swc only strips the types, `npm run typecheck` checks them. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
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
  // Only a run of everything can meet the threshold, and CI is where everything runs.
  collectCoverage: process.env.CI === 'true',
  // The two `main.ts` are tested as processes of their own, which nothing here can look into; the rest are types alone.
  collectCoverageFrom: [
    'src/**/*.ts',
    '!src/**/main.ts',
    '!src/__generated__/**',
    '!src/resolvers/parents.ts',
    '!src/sunshine/records.ts',
    '!src/sandbox/{fault-kinds,records}.ts',
  ],
  coverageProvider: 'v8',
  coverageReporters: ['text'],
  coverageThreshold: { global: { statements: 95 } },
  testTimeout: 20_000,
};
