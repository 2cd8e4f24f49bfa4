import type { Config, Scope } from '../config';
import { isOwnCall } from '../own-call';
import { Problem } from '../problem';
import { isWebhookSecret } from '../twilio/webhook-secret';
import { findApiKey, requireApiKey } from './api-key';

interface Call {
  headers: Record<string, string>;
  fields: Record<string, unknown>;
  config: Config;
}

/** Lets a call through by returning who makes it, or throws the Problem that refuses it. */
export type Guard = (call: Call) => string;

/** Apps: an API key with at least this scope, which may depend on what is asked for. */
export function apiKey(scope: Scope | ((fields: Record<string, unknown>) => Scope)): Guard {
  return ({ headers, fields, config }) => {
    const needed = typeof scope === 'function' ? scope(fields) : scope;
    return requireApiKey(headers.authorization, config.apiKeys, needed).name;
  };
}

/** Apps, with such a key, and this deployment itself, which proves who it is for one path and one value of a field. */
export function apiKeyOrOwn(scope: Scope, path: string, subjectField: string): Guard {
  const byKey = apiKey(scope);
  return (call) => {
    const { authorization } = call.headers;
    const subject = String(call.fields[subjectField]);
    const isOwn = isOwnCall(authorization, call.config.authToken, path, subject, Date.now());
    return isOwn ? 'itself' : byKey(call);
  };
}

/**
 * Twilio's signed webhooks. The platform checks the signature before the Function is started, which it does for every
 * file whose name ends in `.protected`; a Function could not, as it sees neither the URL nor the raw body.
 */
export const platformSignature: Guard = () => 'twilio';

/** Twilio's unsigned webhooks: the secret is the `key` in their URL, and is taken out of the fields here. */
export const urlSecret: Guard = ({ fields, config }) => {
  const { key } = fields;
  delete fields.key;
  if (!isWebhookSecret(key, config.authToken)) {
    throw new Problem('unauthorized', 'The key in the URL is missing or wrong.');
  }
  return 'twilio';
};

/** Anyone. The caller is the name of the API key, if a known one was sent, and `anyone` otherwise. */
export const apiKeyIfAny: Guard = ({ headers, config }) =>
  findApiKey(headers.authorization, config.apiKeys)?.name ?? 'anyone';
