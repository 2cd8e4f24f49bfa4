/** What every test needs. */
const shared = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  transform: {
    '^.+\\.ts$': 'ts-jest',
    // These are ES modules only, which Jest does not load as they are.
    'node_modules/temporal-(polyfill|utils)/.+\\.js$': [
      'ts-jest',
      { tsconfig: { allowJs: true, module: 'commonjs', target: 'ES2022' }, diagnostics: false },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!temporal-(polyfill|utils)/)'],
  // Points every Twilio client of the test process at TWILIO_API_ORIGIN, as the local stack does.
  setupFiles: ['<rootDir>/emulator/preload.cjs', '<rootDir>/tests/setup.ts'],
};

/** Tests that start processes, or in which time passes: what is to be answered in time shares its processor with nothing. */
const timed = ['e2e', 'gateway', 'emulator', 'deployed', 'store', 'campaigns', 'cli'];

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...timed.map((folder) => `<rootDir>/tests/${folder}/`)],
    },
    {
      ...shared,
      displayName: 'timed',
      testMatch: timed.map((folder) => `<rootDir>/tests/${folder}/**/*.test.ts`),
    },
  ],
};
