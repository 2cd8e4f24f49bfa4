/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': 'ts-jest' },
  // Points every Twilio client of the test process at TWILIO_API_ORIGIN, as the local stack does.
  setupFiles: ['<rootDir>/emulator/preload.cjs', '<rootDir>/tests/setup.ts'],
  testTimeout: 30_000,
};
