'use strict';
/** Keeps what was executed of instrumented code in files of a folder: for Jest, and for the bundles' processes. */
const { randomUUID } = require('node:crypto');
const { renameSync, writeFileSync } = require('node:fs');
const path = require('node:path');

/** For those that are killed. */
const everyMs = 1_000;

/** Keeps the counts of `globalThis.__coverage__` in place of those that were kept under this name before. */
exports.keepCounts = (dir, name = randomUUID()) => {
  const counts = Object.values(globalThis.__coverage__ ?? {}).map(({ path: file, s, b }) => [file, { s, b }]);
  const file = path.join(dir, name);
  writeFileSync(file, JSON.stringify(Object.fromEntries(counts)));
  renameSync(file, `${file}.json`);
};

/** Keeps the counts of this process as long as it lives, and once more when it ends. */
exports.keepCountsOfProcess = (dir) => {
  const name = randomUUID();
  setInterval(() => exports.keepCounts(dir, name), everyMs).unref();
  process.once('exit', () => exports.keepCounts(dir, name));
  process.once('SIGTERM', () => process.exit());
  exports.keepCountsOfProcess = () => {};
};
