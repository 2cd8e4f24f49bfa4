const path = require('node:path');
const { projects, ...config } = require('../../jest.config.js');

/** Tests that execute nothing of `src`, or only what others execute too. */
const others = ['browser', 'contract', 'deployed', 'emulator', 'examples', 'gateway', 'handsets', 'openapi'];

/** @type {import('jest').Config} */
module.exports = {
  ...config,
  projects: projects.map(({ testPathIgnorePatterns = ['/node_modules/'], ...project }) => ({
    ...project,
    rootDir: path.resolve(__dirname, '..', '..'),
    transform: { ...project.transform, '^.+\\.ts$': '<rootDir>/scripts/coverage/transform.cjs' },
    setupFilesAfterEnv: ['<rootDir>/scripts/coverage/keep-counts-of-tests.cjs'],
    testPathIgnorePatterns: [...testPathIgnorePatterns, ...others.map((name) => `<rootDir>/tests/${name}/`)],
  })),
};
