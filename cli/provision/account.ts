import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Twilio } from 'twilio';
import type { Target } from '../../src/messaging-service/live-state';
import { clientOptions } from '../../src/twilio/client-options';

/** What the command line says of the account. */
export interface AccountOptions {
  /** Where the backend is deployed, such as `messaging-1234.twil.io`. */
  domain?: string;
  /** SID of the Messaging Service. */
  service?: string;
  /** Whether the local stack's account is meant. */
  local?: boolean;
}

/** An account and what this deployment of it is to be. `serviceSid` is absent where the service goes by its name. */
export type Deployment = Omit<Target, 'serviceSid' | 'deadline'> & { serviceSid: string | undefined };

interface LocalStack {
  functionsUrl: string;
  emulatorUrl: string;
  accountSid: string;
  authToken: string;
  messagingServiceSid: string;
}

const projectDir = path.resolve(__dirname, '../..');

/**
 * The account of the environment or the `.env` beside this project, or the local stack's. Throws where one of its values is
 * missing, with its name.
 */
export function deploymentOf(options: AccountOptions, env: NodeJS.ProcessEnv): Deployment {
  if (options.local) return localDeployment(options, env);
  readEnvFile();
  const domain = options.domain ?? env.DOMAIN_NAME;
  return {
    twilio: new Twilio(required(env, 'ACCOUNT_SID'), required(env, 'AUTH_TOKEN'), clientOptions()),
    authToken: required(env, 'AUTH_TOKEN'),
    baseUrl: domain ? urlOf(domain) : undefined,
    serviceSid: options.service ?? (env.TWILIO_MESSAGING_SERVICE_SID || undefined),
    linkDomainSid: env.LINK_DOMAIN_SID || undefined,
    now: Date.now,
  };
}

function urlOf(domain: string): string {
  if (domain.includes('://')) return domain.replace(/\/+$/, '');
  return `${/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(domain) ? 'http' : 'https'}://${domain}`;
}

/** The local stack's account, whose API is spoken by the emulator. */
function localDeployment({ service }: AccountOptions, env: NodeJS.ProcessEnv): Deployment {
  const { emulatorUrl, accountSid, authToken, functionsUrl, messagingServiceSid } = readLocalStack();
  env.TWILIO_API_ORIGIN = emulatorUrl;
  return {
    twilio: new Twilio(accountSid, authToken, clientOptions()),
    authToken,
    baseUrl: functionsUrl,
    serviceSid: service ?? messagingServiceSid,
    linkDomainSid: env.LINK_DOMAIN_SID || undefined,
    now: Date.now,
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
