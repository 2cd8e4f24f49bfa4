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

const files = (names) => names.map((name) => `<rootDir>/tests/${name}.test.ts`);

/**
 * Tests in which something is to be done in time, or at a certain rate: what they measure shares its processor with no
 * other test. All others may run beside each other.
 */
const timed = files([
  'campaigns/pace',
  'e2e/alerts',
  'e2e/campaign-crash',
  'e2e/campaign-guard',
  'e2e/compliance',
  'e2e/delivery',
  'e2e/events',
  'e2e/preflight',
  'e2e/preview',
  'e2e/sending',
  'store/sync-records',
]);

/** Tests that take their time: long journeys, all faults, much load, every command of the documents. */
const trials = files([
  'cli/provision',
  'deployed/rehearsal',
  'documents/commands',
  'e2e/campaign-cli',
  'e2e/campaign-control',
  'e2e/cancel-meanwhile',
  'e2e/forget',
  'e2e/hostile',
  'e2e/opt-out-cancels',
  'e2e/reconcile',
  'e2e/recurring',
  'e2e/redaction',
  'e2e/year',
  'gateway/processes',
  'security/log',
]);
const timedTrials = files([
  'e2e/campaign-runs',
  'e2e/in-time',
  'e2e/opt-out-in-time',
  'e2e/soak',
  'faults/matrix',
]);

/** Tests that need Chromium. */
const browser = ['<rootDir>/tests/browser/**/*.test.ts'];
const timedBrowser = files(['browser/campaign-of-10000', 'browser/loading']);

/** @type {import('jest').Config} */
module.exports = {
  testTimeout: 180_000,
  projects: [
    {
      ...shared,
      displayName: 'untimed',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/tests/browser/', ...timed, ...trials, ...timedTrials],
    },
    { ...shared, displayName: 'timed', testMatch: timed },
    { ...shared, displayName: 'trials', testMatch: trials },
    { ...shared, displayName: 'timed-trials', testMatch: timedTrials },
    { ...shared, displayName: 'browser', testMatch: browser, testPathIgnorePatterns: timedBrowser },
    { ...shared, displayName: 'timed-browser', testMatch: timedBrowser },
  ],
};
