/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
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
  testTimeout: 30_000,
  // One after the other: what is to be answered in time shares its processor with nothing else.
  maxWorkers: 1,
};
