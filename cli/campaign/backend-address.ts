import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the backend is, and the key to it. */
export interface BackendAddress {
  url: string;
  key: string;
}

const stackFile = path.resolve(__dirname, '../../.local/stack.json');

/**
 * The backend that was named by an option or by the environment, or else the one that runs on this machine, whose key is
 * given to no other. Throws where there is none, or no key for it.
 */
export function backendAddress(
  told: { url?: string | undefined; key?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
  local: { functionsUrl: string; apiKey: string } | undefined,
): BackendAddress {
  const named = told.url ?? env.MESSAGING_BACKEND_URL;
  const url = named ?? local?.functionsUrl;
  const key = told.key ?? env.MESSAGING_BACKEND_KEY ?? (named === undefined ? local?.apiKey : undefined);
  if (!url) {
    throw new Error(
      'Which backend? Give --url or MESSAGING_BACKEND_URL, or start one on this machine: npm start',
    );
  }
  if (!URL.canParse(url)) throw new Error(`This is no URL: ${url}`);
  if (!key) throw new Error(`Give the key to ${url} with --key or MESSAGING_BACKEND_KEY`);
  return { url: url.replace(/\/+$/, ''), key };
}

/** What `npm start` has written down for as long as it runs. */
export function localStack(): { functionsUrl: string; apiKey: string } | undefined {
  try {
    return JSON.parse(readFileSync(stackFile, 'utf8'));
  } catch {
    return undefined;
  }
}
