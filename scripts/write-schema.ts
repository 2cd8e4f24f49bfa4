import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { desiredStateSchema } from './desired-state-schema';

/** Writes what editors go by in `messaging-service.json`: `npx tsx scripts/write-schema.ts`, after its shape has changed. */
const file = path.resolve(__dirname, '../messaging-service.schema.json');
writeFileSync(file, `${JSON.stringify(desiredStateSchema(), null, 2)}\n`);
