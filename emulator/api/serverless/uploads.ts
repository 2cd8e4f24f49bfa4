import { notFound } from '../../errors';
import type { ApiRequest, Operation } from '../../operation';
import { LIMITS } from '../../serverless/limits';
import { newResource, type Uploadable, type Version, type Visibility } from '../../serverless/resources';
import type { ServerlessState } from '../../serverless/serverless-state';
import { invalid, oneOf } from '../parameters';
import { required } from './parameters';
import { readOperations } from './read-operations';
import { serviceAt } from './services';
import { linksOf, showResource } from './show';

/** What Functions and Assets differ in. */
interface Kind {
  list: 'functions' | 'assets';
  path: 'Functions' | 'Assets';
  /** Its SID in the paths below it, and in answers. */
  sid: ['FunctionSid', 'function_sid'] | ['AssetSid', 'asset_sid'];
  versions: 'function_versions' | 'asset_versions';
  maxBytes(visibility: Visibility): number;
}

const KINDS: Kind[] = [
  {
    list: 'functions',
    path: 'Functions',
    sid: ['FunctionSid', 'function_sid'],
    versions: 'function_versions',
    maxBytes: () => LIMITS.functionBytes,
  },
  {
    list: 'assets',
    path: 'Assets',
    sid: ['AssetSid', 'asset_sid'],
    versions: 'asset_versions',
    maxBytes: (visibility) => (visibility === 'private' ? LIMITS.privateAssetBytes : LIMITS.publicAssetBytes),
  },
];

/** Functions and Assets: create, fetch, list; upload a version, fetch and list versions. */
export function uploads(state: ServerlessState): Operation[] {
  return KINDS.flatMap((kind) => operationsOf(state, kind));
}

function operationsOf(state: ServerlessState, kind: Kind): Operation[] {
  const path = `/v1/Services/{ServiceSid}/${kind.path}`;
  const versionsPath = `${path}/{${kind.sid[0]}}/Versions`;
  return [
    {
      product: 'serverless',
      method: 'POST',
      path,
      accepts: ['FriendlyName'],
      handle: (request) => ({ status: 201, body: show(kind, create(state, kind, request)) }),
    },
    ...readOperations({
      path,
      key: kind.list,
      items: (request) => serviceAt(state, request)[kind.list].values(),
      show: (item) => show(kind, item),
    }),
    {
      product: 'serverless-upload',
      method: 'POST',
      path: versionsPath,
      accepts: ['Path', 'Visibility', 'Content'],
      handle: (request) => ({ status: 201, body: showVersion(upload(state, kind, request)) }),
    },
    ...readOperations({
      path: versionsPath,
      key: kind.versions,
      items: (request) => uploadableAt(state, kind, request).versions.values(),
      show: showVersion,
    }),
  ];
}

function create(state: ServerlessState, kind: Kind, request: ApiRequest): Uploadable {
  const service = serviceAt(state, request);
  const parents = { account_sid: state.accountSid, service_sid: service.sid };
  const item: Uploadable = {
    ...newResource('ZH', `${service.url}/${kind.path}`, parents, state.clock.now()),
    friendlyName: required(request.parameters, 'FriendlyName', LIMITS.friendlyNameLength),
    versions: new Map(),
  };
  service[kind.list].set(item.sid, item);
  return item;
}

function upload(state: ServerlessState, kind: Kind, request: ApiRequest): Version {
  const item = uploadableAt(state, kind, request);
  const visibility = oneOf(request.parameters, 'Visibility', ['public', 'protected', 'private']);
  if (!visibility) throw invalid('Visibility', 'is required');
  const content = request.file;
  if (!content) throw invalid('Content', 'is required');
  if (content.length > kind.maxBytes(visibility)) {
    throw invalid('Content', `is larger than ${kind.maxBytes(visibility)} bytes`);
  }
  const version: Version = {
    ...newResource(
      'ZN',
      `${item.url}/Versions`,
      { ...item.parents, [kind.sid[1]]: item.sid },
      state.clock.now(),
    ),
    path: pathOf(request.parameters),
    visibility,
    content,
  };
  item.versions.set(version.sid, version);
  return version;
}

/** The slash at its beginning is added where it is missing. */
function pathOf(form: URLSearchParams): string {
  const path = required(form, 'Path', LIMITS.pathLength).replace(/^\/?/, '/');
  // As the official tool has it.
  if (path.length > LIMITS.pathLength || /[;,?:@+&$()'"#\s]/.test(path)) {
    throw invalid('Path', 'is no path of a URL');
  }
  return path;
}

function uploadableAt(state: ServerlessState, kind: Kind, request: ApiRequest): Uploadable {
  const item = serviceAt(state, request)[kind.list].get(request.pathParameters[kind.sid[0]] ?? '');
  if (!item) throw notFound(request.path);
  return item;
}

function show(kind: Kind, item: Uploadable): Record<string, unknown> {
  const links = linksOf(item, { [kind.versions]: 'Versions' });
  return { ...showResource(item), friendly_name: item.friendlyName, links };
}

/** A version is never updated. */
export function showVersion(version: Version): Record<string, unknown> {
  const { date_updated, ...common } = showResource(version);
  const links = version.parents.function_sid && {
    links: linksOf(version, { function_version_content: 'Content' }),
  };
  return { ...common, path: version.path, visibility: version.visibility, ...links };
}
