'use strict';
const { keepCounts } = require('./keep-counts.cjs');

afterAll(() => keepCounts(process.env.COUNTS_DIR));
