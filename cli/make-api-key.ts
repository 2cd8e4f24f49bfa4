import { createHash, randomBytes } from 'node:crypto';

const usage = `Usage: npm run make-api-key -- <name> [read|send|admin]

Prints a new API key and its entry for API_KEYS. The scope is send unless told. The name is up to 40 letters,
digits, _ and -, and does not begin with -.`;

/**
 * `npm run make-api-key -- <name> <scope>` prints a new API key and the entry for `API_KEYS`. The key is shown once: only
 * its hash is stored anywhere.
 */
function main([name = '', scope = 'send', ...rest]: string[]): void {
  if (name === '--help' || name === '-h') {
    console.log(usage);
    return;
  }
  // A name that looks like an option is one that was mistyped.
  if (!/^\w[\w-]{0,39}$/.test(name) || !['read', 'send', 'admin'].includes(scope) || rest.length > 0) {
    console.error(usage);
    process.exitCode = 1;
    return;
  }
  const key = `tmb_${randomBytes(32).toString('base64url')}`;
  console.log(`Key, for whoever calls:   ${key}`);
  console.log(`Entry, for API_KEYS:      ${name}:${scope}:${createHash('sha256').update(key).digest('hex')}`);
}

main(process.argv.slice(2));
