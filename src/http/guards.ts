import type { Config, Scope } from '../config';
import { isOwnCall } from '../own-call';
import { Problem } from '../problem';
import { isWebhookSecret } from '../twilio/webhook-secret';
import { findApiKey, requireApiKey } from './api-key';
import { explainIssues } from './explain-issues';
import type { Explain } from './parse-input';

interface Call {
  headers: Record<string, string>;
  fields: Record<string, unknown>;
  config: Config;
}

/** What a guard asks for, for whoever describes the API. */
export type Credential =
  | { kind: 'key'; scope: Scope; toChange?: ToChange | undefined }
  | { kind: 'signature' | 'url-secret' | 'none' };

/** The field that only calls which change something have, and the scope these need. */
export interface ToChange {
  field: string;
  scope: Scope;
}

/** Lets a call through by returning who makes it, or throws the Problem that refuses it. */
export interface Guard {
  (call: Call): string;
  credential: Credential;
  /** Apps are told what exactly is wrong with a call. Handed on from here, so that webhooks do not carry its code. */
  explain?: Explain;
}

/** Called as `PURE`, so that a bundle carries only the guard that it uses. */
function guard(credential: Credential, pass: (call: Call) => string): Guard {
  return Object.assign(pass, { credential });
}

/**
 * Apps: an API key with at least this scope. Where one route both shows and changes something, `toChange` tells the calls
 * apart, which the platform does not by their methods.
 */
export function apiKey(scope: Scope, toChange?: ToChange): Guard {
  const byKey = guard({ kind: 'key', scope, toChange }, ({ headers, fields, config }) => {
    const needed = toChange && toChange.field in fields ? toChange.scope : scope;
    return requireApiKey(headers.authorization, config.apiKeys, needed).name;
  });
  return Object.assign(byKey, { explain: explainIssues });
}

/** Apps, with such a key, and this deployment itself, which proves who it is for one path and one value of a field. */
export function apiKeyOrOwn(scope: Scope, path: string, subjectField: string): Guard {
  const byKey = apiKey(scope);
  const byEither = guard(byKey.credential, (call) => {
    const { authorization } = call.headers;
    const subject = String(call.fields[subjectField]);
    const isOwn = isOwnCall(authorization, call.config.authToken, path, subject, Date.now());
    return isOwn ? 'itself' : byKey(call);
  });
  return Object.assign(byEither, { explain: explainIssues });
}

/**
 * Twilio's signed webhooks. The platform checks the signature before the Function is started, which it does for every
 * file whose name ends in `.protected`; a Function could not, as it sees neither the URL nor the raw body.
 */
export const platformSignature = /* @__PURE__ */ guard({ kind: 'signature' }, () => 'twilio');

/** Twilio's unsigned webhooks: the secret is the `key` in their URL, and is taken out of the fields here. */
export const urlSecret = /* @__PURE__ */ guard({ kind: 'url-secret' }, ({ fields, config }) => {
  const { key } = fields;
  delete fields.key;
  if (!isWebhookSecret(key, config.authToken)) {
    throw new Problem('unauthorized', 'The key in the URL is missing or wrong.');
  }
  return 'twilio';
});

/** Anyone. The caller is the name of the API key, if a known one was sent, and `anyone` otherwise. */
export const apiKeyIfAny = /* @__PURE__ */ guard(
  { kind: 'none' },
  ({ headers, config }) => findApiKey(headers.authorization, config.apiKeys)?.name ?? 'anyone',
);
