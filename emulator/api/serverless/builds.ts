import type { ApiRequest, Operation } from '../../operation';
import { LIMITS } from '../../serverless/limits';
import {
  type Build,
  type Dependency,
  newResource,
  type Uploadable,
  type Version,
} from '../../serverless/resources';
import type { ServerlessState } from '../../serverless/serverless-state';
import { invalid, oneOf, text } from '../parameters';
import { itemAt, readOperations } from './read-operations';
import { serviceAt } from './services';
import { linksOf, showResource } from './show';
import { showVersion } from './uploads';

const path = '/v1/Services/{ServiceSid}/Builds';

/** Builds: create, fetch, list, and how far one is. */
export function builds(state: ServerlessState): Operation[] {
  return [
    {
      product: 'serverless',
      method: 'POST',
      path,
      accepts: ['FunctionVersions', 'AssetVersions', 'Dependencies', 'Runtime'],
      handle: (request) => ({ status: 201, body: show(create(state, request)) }),
    },
    ...readOperations({
      path,
      key: 'builds',
      items: (request) => serviceAt(state, request).builds.values(),
      show,
    }),
    {
      product: 'serverless',
      method: 'GET',
      path: `${path}/{Sid}/Status`,
      accepts: [],
      handle: (request) => {
        const { sid, parents, status, url } = itemAt(serviceAt(state, request).builds.values(), request);
        return { status: 200, body: { sid, ...parents, status, url: `${url}/Status` } };
      },
    },
  ];
}

function create(state: ServerlessState, request: ApiRequest): Build {
  const { parameters } = request;
  const service = serviceAt(state, request);
  const functions = versionsOf(parameters, 'FunctionVersions', service.functions);
  const assets = versionsOf(parameters, 'AssetVersions', service.assets);
  checkContents(functions, assets);
  const parents = { account_sid: state.accountSid, service_sid: service.sid };
  const resource = newResource('ZB', `${service.url}/Builds`, parents, state.clock.now());
  const build: Build = {
    ...resource,
    status: 'building',
    functions,
    assets,
    dependencies: dependenciesOf(parameters),
    runtime: oneOf(parameters, 'Runtime', ['node20', 'node22']) ?? 'node22',
    dir: state.newDir(resource.sid),
  };
  service.builds.set(build.sid, build);
  state.pack(build);
  return build;
}

function versionsOf(form: URLSearchParams, name: string, uploaded: Map<string, Uploadable>): Version[] {
  const known = [...uploaded.values()].map(({ versions }) => versions);
  return form.getAll(name).map((sid) => {
    const version = known.find((versions) => versions.has(sid))?.get(sid);
    if (!version) throw invalid(name, `names ${sid}, which this Service does not have`);
    return version;
  });
}

function checkContents(functions: Version[], assets: Version[]): void {
  if (functions.length + assets.length === 0)
    throw invalid('FunctionVersions', 'is required, or AssetVersions');
  if (functions.length > LIMITS.functions) {
    throw invalid('FunctionVersions', `names more than ${LIMITS.functions}`);
  }
  const privates = assets.filter(({ visibility }) => visibility === 'private').length;
  if (privates > LIMITS.privateAssets) {
    throw invalid('AssetVersions', `names more than ${LIMITS.privateAssets} that are private`);
  }
  if (assets.length - privates > LIMITS.publicAssets) {
    throw invalid('AssetVersions', `names more than ${LIMITS.publicAssets} that are public or protected`);
  }
  const paths = new Set<string>();
  for (const { path } of [...functions, ...assets]) {
    if (paths.has(path)) throw invalid('FunctionVersions', `and AssetVersions have ${path} twice`);
    paths.add(path);
  }
}

/** The official tool puts the JSON in quotes. */
function dependenciesOf(form: URLSearchParams): Dependency[] {
  const json = text(form, 'Dependencies')?.replace(/^"(.*)"$/s, '$1') ?? '[]';
  try {
    const list = JSON.parse(json) as Dependency[];
    return list.map(({ name, version }) => ({ name: String(name), version: String(version) }));
  } catch {
    throw invalid('Dependencies', 'is no JSON list of names and versions');
  }
}

function show(build: Build): Record<string, unknown> {
  return {
    ...showResource(build),
    status: build.status,
    function_versions: build.functions.map(showVersion),
    asset_versions: build.assets.map(showVersion),
    dependencies: build.dependencies,
    runtime: build.runtime,
    links: linksOf(build, { build_status: 'Status' }),
  };
}
