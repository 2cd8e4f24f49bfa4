import { newSid } from '../sids';

export const SERVERLESS_ORIGIN = 'https://serverless.twilio.com';

/** What every resource of the Serverless API has. */
export interface Resource {
  sid: string;
  /** The SIDs of account, service and so on, as they stand in each answer. */
  parents: Record<string, string>;
  url: string;
  createdAt: number;
  updatedAt: number;
}

export type Visibility = 'public' | 'protected' | 'private';

export interface Version extends Resource {
  path: string;
  visibility: Visibility;
  content: Buffer;
}

/** A Function or an Asset: a name, and what was uploaded under it, the newest last. */
export interface Uploadable extends Resource {
  friendlyName: string;
  versions: Map<string, Version>;
}

export interface Dependency {
  name: string;
  version: string;
}

export interface Build extends Resource {
  status: 'building' | 'completed' | 'failed';
  functions: Version[];
  assets: Version[];
  dependencies: Dependency[];
  runtime: string;
  /** Where it is unpacked. */
  dir: string;
  /** Why it failed, which Twilio tells nobody. */
  problem?: string;
}

export interface Variable extends Resource {
  key: string;
  value: string;
}

export interface Deployment extends Resource {
  build: Build;
}

export interface Environment extends Resource {
  uniqueName: string;
  domainSuffix: string | null;
  domainName: string;
  variables: Map<string, Variable>;
  deployments: Map<string, Deployment>;
  /** The one that is served. */
  build: Build | undefined;
}

export interface Service extends Resource {
  uniqueName: string;
  friendlyName: string;
  includeCredentials: boolean;
  uiEditable: boolean;
  domainBase: string;
  environments: Map<string, Environment>;
  functions: Map<string, Uploadable>;
  assets: Map<string, Uploadable>;
  builds: Map<string, Build>;
}

/** The common part of a new resource that is listed at `listUrl`. */
export function newResource(
  prefix: string,
  listUrl: string,
  parents: Record<string, string>,
  now: number,
): Resource {
  const sid = newSid(prefix);
  return { sid, parents, url: `${listUrl}/${sid}`, createdAt: now, updatedAt: now };
}
