import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The Twilio account that the local Functions belong to. */
export interface Account {
  accountSid: string;
  authToken: string;
  messagingServiceSid: string;
  syncServiceSid: string;
}

/** A SID that looks like Twilio's: the prefix and 32 hex digits. */
export function randomSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex');
}

export function randomAuthToken(): string {
  return randomBytes(16).toString('hex');
}

export function randomApiKey(): string {
  return `tmb_${randomBytes(32).toString('base64url')}`;
}

/** Names of the variables that `.env.example` explains, also those it has commented out. */
export function documentedVariables(projectDir: string): string[] {
  const file = path.join(projectDir, '.env.example');
  if (!existsSync(file)) return [];
  const names = readFileSync(file, 'utf8').matchAll(/^#?\s*([A-Z][A-Z0-9_]*)=/gm);
  return [...names].map(([, name = '']) => name);
}

/**
 * The environment values of the Service: the account's, an admin key called `local`, whatever of `.env.example` is set
 * in `shell`, and `settings`, which win. Keys in `API_KEYS` of either are added to the local one.
 */
export function functionEnvironment(
  account: Account,
  apiKey: string,
  settings: Record<string, string>,
  documented: string[],
  shell: NodeJS.ProcessEnv,
): Record<string, string> {
  const fromShell = documented.flatMap((name): Array<[string, string]> => {
    const value = shell[name];
    return value ? [[name, value]] : [];
  });
  const given: Record<string, string> = { ...Object.fromEntries(fromShell), ...settings };
  return {
    ...given,
    ACCOUNT_SID: account.accountSid,
    AUTH_TOKEN: account.authToken,
    TWILIO_MESSAGING_SERVICE_SID: account.messagingServiceSid,
    SYNC_SERVICE_SID: account.syncServiceSid,
    ...settings,
    API_KEYS: withLocalKey(apiKey, given.API_KEYS),
  };
}

/** `API_KEYS` with this admin key, called `local`, before all others. */
export function withLocalKey(apiKey: string, others: string | undefined): string {
  const localKey = `local:admin:${createHash('sha256').update(apiKey).digest('hex')}`;
  return others ? `${localKey},${others}` : localKey;
}

/** The account that a deployment belongs to. */
export function accountOf(env: Record<string, string>): Account {
  return {
    accountSid: env.ACCOUNT_SID ?? '',
    authToken: env.AUTH_TOKEN ?? '',
    messagingServiceSid: env.TWILIO_MESSAGING_SERVICE_SID ?? '',
    syncServiceSid: env.SYNC_SERVICE_SID ?? '',
  };
}
