import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { Scope } from '../../config';
import { type Api, createApi } from './client';

/** Who is signed in: an API key, by its name and with its scope. */
export interface Session {
  keyName: string;
  scope: Scope;
  api: Api;
}

interface SessionState {
  session: Session | undefined;
  /** Throws a Problem; `unauthorized` for a key that is not known. */
  signIn(key: string): Promise<void>;
  signOut(): void;
}

/** What `GET /health` says to a known key. */
interface Health {
  key?: { name: string; scope: Scope };
}

interface Stored {
  key: string;
  keyName: string;
  scope: Scope;
}

/** The key lives as long as the tab, and in no URL. */
const storageName = 'messaging-console-session';
const ranks: Record<Scope, number> = { read: 0, send: 1, admin: 2 };
const SessionContext = createContext<SessionState | undefined>(undefined);

export function SessionProvider({ onSignOut, children }: { onSignOut: () => void; children: ReactNode }) {
  const [stored, setStored] = useState(readStored);

  const signOut = useCallback(() => {
    // Whatever the pages have kept there was for who was signed in.
    sessionStorage.clear();
    setStored(undefined);
    onSignOut();
  }, [onSignOut]);

  const signIn = useCallback(async (key: string) => {
    const health = await createApi(key, () => undefined).get<Health>('/health');
    if (!health.key) throw new UnknownKey();
    const found = { key, keyName: health.key.name, scope: health.key.scope };
    sessionStorage.setItem(storageName, JSON.stringify(found));
    setStored(found);
  }, []);

  const state = useMemo((): SessionState => {
    if (!stored) return { session: undefined, signIn, signOut };
    const { key, keyName, scope } = stored;
    return { session: { keyName, scope, api: createApi(key, signOut) }, signIn, signOut };
  }, [stored, signIn, signOut]);
  return <SessionContext value={state}>{children}</SessionContext>;
}

/** Nobody has this key, or nobody any more. */
export class UnknownKey extends Error {}

export function useSession(): SessionState {
  const state = useContext(SessionContext);
  if (!state) throw new Error('There is no session around this.');
  return state;
}

/** The backend, as far as the key reaches. Only for what is shown to somebody signed in. */
export function useApi(): Api {
  const { session } = useSession();
  if (!session) throw new Error('Nobody is signed in.');
  return session.api;
}

/** Whether the key may do what needs this scope. What it may not do is not offered. */
export function useMay(scope: Scope): boolean {
  const { session } = useSession();
  return session !== undefined && ranks[session.scope] >= ranks[scope];
}

function readStored(): Stored | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(storageName) ?? '') as Stored;
  } catch {
    return undefined;
  }
}
