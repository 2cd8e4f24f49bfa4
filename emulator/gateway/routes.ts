import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Who may reach a Function or an Asset: anyone, only Twilio (signed requests), or only other Functions. */
export type Access = 'public' | 'protected' | 'private';

/** One URL path and the file behind it, in the shape the official runner expects in `config.routes`. */
export interface Route {
  path: string;
  filePath: string;
  access: Access;
}

export interface RouteTable {
  functions: Route[];
  assets: Route[];
}

/**
 * Reads both folders as the deploy tool would: every `.js` below the functions folder is a URL without its extension,
 * every file below the assets folder one with it; `.protected` or `.private` before the extension sets the access.
 */
export function readRoutes(functionsDir: string, assetsDir: string): RouteTable {
  return {
    functions: listFiles(functionsDir)
      .filter((file) => file.endsWith('.js'))
      .map((file) => toRoute(functionsDir, file, '')),
    assets: listFiles(assetsDir).map((file) => toRoute(assetsDir, file, path.extname(file))),
  };
}

function toRoute(dir: string, file: string, keptExtension: string): Route {
  const withoutExtension = file.slice(0, file.length - path.extname(file).length);
  const [, name = withoutExtension, access = 'public'] =
    /^(.*)\.(protected|private)$/s.exec(withoutExtension) ?? [];
  const segments = name.split(path.sep).map(encodeURIComponent);
  return {
    path: `/${segments.join('/')}${keptExtension}`,
    filePath: path.join(dir, file),
    access: access as Access,
  };
}

function listFiles(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
    .sort();
}
