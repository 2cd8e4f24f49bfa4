import { createHash, randomBytes } from 'node:crypto';

/**
 * `npm run make-api-key -- <name> <scope>` prints a new API key and the entry for `API_KEYS`. The key is shown once: only
 * its hash is stored anywhere.
 */
function main([name = '', scope = 'send']: string[]): void {
  if (!/^[\w-]{1,40}$/.test(name) || !['read', 'send', 'admin'].includes(scope)) {
    console.error('Usage: npm run make-api-key -- <name> [read|send|admin]');
    process.exitCode = 1;
    return;
  }
  const key = `tmb_${randomBytes(32).toString('base64url')}`;
  console.log(`Key, for whoever calls:   ${key}`);
  console.log(`Entry, for API_KEYS:      ${name}:${scope}:${createHash('sha256').update(key).digest('hex')}`);
}

main(process.argv.slice(2));
