import path from 'node:path';
import type { Route, RouteTable } from '../gateway/routes';
import type { Build, Environment, Service, Version } from './resources';

/** All that a gateway needs to serve what was deployed to an Environment. */
export interface Hosted {
  /** Holds the files of the build and its `node_modules`. */
  baseDir: string;
  routes: RouteTable;
  /** The Variables, and what the platform adds. */
  env: Record<string, string>;
}

/** The name of an uploaded file where it is hosted, which tells nothing of what it was called. */
export function hostedName({ sid, path: url }: Version, kind: 'function' | 'asset'): string {
  return sid + (kind === 'function' ? '.js' : path.posix.extname(url));
}

/** What is served of an Environment, or undefined while nothing was deployed to it. */
export function hostedOf(
  service: Service,
  environment: Environment,
  credentials: Record<string, string>,
): Hosted | undefined {
  const { build } = environment;
  if (!build) return undefined;
  return {
    baseDir: build.dir,
    routes: {
      functions: build.functions.map((version) => routeOf(build, version, 'function')),
      assets: build.assets.map((version) => routeOf(build, version, 'asset')),
    },
    env: {
      ...Object.fromEntries([...environment.variables.values()].map(({ key, value }) => [key, value])),
      ...(service.includeCredentials && credentials),
      SERVICE_SID: service.sid,
      ENVIRONMENT_SID: environment.sid,
    },
  };
}

function routeOf(build: Build, version: Version, kind: 'function' | 'asset'): Route {
  const filePath = path.join(build.dir, hostedName(version, kind));
  return { path: version.path, filePath, access: version.visibility };
}
