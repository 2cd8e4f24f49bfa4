import { readFileSync } from 'node:fs';
import path from 'node:path';

/** An account, with what is known of the deployment in it. */
export interface Credentials {
  accountSid: string;
  authToken: string;
  messagingServiceSid: string | undefined;
  syncServiceSid: string | undefined;
  /** Where the backend answers: a URL, or a domain such as `messaging-1234.twil.io`. */
  backend: string | undefined;
}

interface LocalStack
  extends Record<'accountSid' | 'authToken' | 'messagingServiceSid' | 'syncServiceSid', string> {
  functionsUrl: string;
  emulatorUrl: string;
}

const projectDir = path.resolve(__dirname, '../..');

/**
 * The account of the environment or the `.env` beside this project, or the local stack's, whose API is spoken by the
 * emulator. Throws where one of its values is missing, with its name.
 */
export function credentialsOf({ local }: { local?: boolean }, env: NodeJS.ProcessEnv): Credentials {
  if (local) {
    const { emulatorUrl, functionsUrl, ...account } = readLocalStack();
    env.TWILIO_API_ORIGIN = emulatorUrl;
    return { ...account, backend: functionsUrl };
  }
  readEnvFile();
  return {
    accountSid: required(env, 'ACCOUNT_SID'),
    authToken: required(env, 'AUTH_TOKEN'),
    messagingServiceSid: env.TWILIO_MESSAGING_SERVICE_SID || undefined,
    syncServiceSid: env.SYNC_SERVICE_SID || undefined,
    backend: env.DOMAIN_NAME || undefined,
  };
}

function readLocalStack(): LocalStack {
  try {
    return JSON.parse(readFileSync(path.join(projectDir, '.local', 'stack.json'), 'utf8'));
  } catch {
    throw new Error('No local stack runs here. Start one: npm start');
  }
}

/** What is set already wins over the file. */
function readEnvFile(): void {
  try {
    process.loadEnvFile(path.join(projectDir, '.env'));
  } catch {
    // There need not be one.
  }
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set, neither in the environment nor in .env`);
  return value;
}
