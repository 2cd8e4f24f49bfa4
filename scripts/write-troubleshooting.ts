import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withErrorCodes } from './error-codes-table';

/** Writes the error codes into `docs/troubleshooting.md`: `npx tsx scripts/write-troubleshooting.ts`, after one has changed. */
const file = path.resolve(__dirname, '../docs/troubleshooting.md');
writeFileSync(file, withErrorCodes(readFileSync(file, 'utf8')));
