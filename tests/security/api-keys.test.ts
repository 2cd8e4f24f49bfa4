import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { readConfig } from '../../src/config';
import { findApiKey } from '../../src/http/api-key';

const projectDir = path.resolve(__dirname, '../..');

test('npm run make-api-key makes 32 random bytes, of which only the hash is to be stored, and the hash is no key', () => {
  const command = ['--import', 'tsx', 'cli/make-api-key.ts', 'shop', 'read'];
  const printed = execFileSync(process.execPath, command, { cwd: projectDir, encoding: 'utf8' });
  const [, key = '', entry = ''] = /(tmb_\S+)\n.*API_KEYS: +(\S+)\n/.exec(printed) ?? [];
  expect(Buffer.from(key.slice(4), 'base64url')).toHaveLength(32);
  expect(entry).not.toContain(key);
  const { apiKeys } = readConfig({
    ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    AUTH_TOKEN: 'f'.repeat(32),
    DOMAIN_NAME: 'x.twil.io',
    TWILIO_MESSAGING_SERVICE_SID: `MG${'0'.repeat(32)}`,
    API_KEYS: entry,
  });
  expect(findApiKey(`Bearer ${key}`, apiKeys)).toMatchObject({ name: 'shop', scope: 'read' });
  expect(findApiKey(`Bearer ${entry.split(':')[2]}`, apiKeys)).toBeUndefined();
});
