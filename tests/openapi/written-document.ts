import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenApi } from '../../src/open-api/open-api';

/** The API's document, as it is kept and served. */
export const writtenDocument: OpenApi = JSON.parse(
  readFileSync(path.resolve(__dirname, '../../src/assets/openapi.json'), 'utf8'),
);
