'use strict';
/** ts-jest, which counts what is executed of the code that is deployed. */
const { TsJestTransformer } = require('ts-jest');
const { instrument, isMeasured } = require('tsx/cjs/api').require('./instrument.ts', __filename);

class CountingTransformer extends TsJestTransformer {
  process(code, file, options) {
    return super.process(isMeasured(file) ? instrument(code, file) : code, file, options);
  }

  getCacheKey(code, file, options) {
    return `counting-${super.getCacheKey(code, file, options)}`;
  }
}

module.exports = { createTransformer: (options) => new CountingTransformer(options) };
