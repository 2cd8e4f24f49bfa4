import { notFound } from '../../errors';
import type { ApiRequest, Operation } from '../../operation';
import { LIMITS } from '../../serverless/limits';
import { newResource, SERVERLESS_ORIGIN, type Service } from '../../serverless/resources';
import type { ServerlessState } from '../../serverless/serverless-state';
import { boolean, invalid } from '../parameters';
import { required, taken } from './parameters';
import { readOperations } from './read-operations';
import { linksOf, showResource } from './show';

const path = '/v1/Services';

/** Services: create, fetch, list. */
export function services(state: ServerlessState): Operation[] {
  return [
    {
      product: 'serverless',
      method: 'POST',
      path,
      accepts: ['UniqueName', 'FriendlyName', 'IncludeCredentials', 'UiEditable'],
      handle: (request) => ({ status: 201, body: show(create(state, request.parameters)) }),
    },
    ...readOperations({
      path,
      key: 'services',
      items: () => state.services.values(),
      find: (request) => serviceAt(state, request),
      show,
    }),
  ];
}

/** The service a path names, by SID or unique name. Throws 404 / 20404. */
export function serviceAt(state: ServerlessState, { path, pathParameters }: ApiRequest): Service {
  const name = pathParameters.ServiceSid ?? pathParameters.Sid ?? '';
  const service = state.services.get(name) ?? byName(state, name);
  if (!service) throw notFound(path);
  return service;
}

function byName(state: ServerlessState, uniqueName: string): Service | undefined {
  return [...state.services.values()].find((service) => service.uniqueName === uniqueName);
}

function create(state: ServerlessState, form: URLSearchParams): Service {
  const uniqueName = required(form, 'UniqueName', LIMITS.serviceNameLength);
  // It becomes a part of the domain.
  if (!/^[a-z0-9-]+$/i.test(uniqueName)) throw invalid('UniqueName', 'has other than letters, digits and -');
  if (byName(state, uniqueName)) throw taken('UniqueName', uniqueName);
  const service: Service = {
    ...newResource('ZS', SERVERLESS_ORIGIN + path, { account_sid: state.accountSid }, state.clock.now()),
    uniqueName,
    friendlyName: required(form, 'FriendlyName', LIMITS.friendlyNameLength),
    includeCredentials: boolean(form, 'IncludeCredentials') ?? true,
    uiEditable: boolean(form, 'UiEditable') ?? false,
    domainBase: `${uniqueName.toLowerCase()}-${1000 + state.services.size}`,
    environments: new Map(),
    functions: new Map(),
    assets: new Map(),
    builds: new Map(),
  };
  state.services.set(service.sid, service);
  return service;
}

function show(service: Service): Record<string, unknown> {
  return {
    ...showResource(service),
    unique_name: service.uniqueName,
    friendly_name: service.friendlyName,
    include_credentials: service.includeCredentials,
    ui_editable: service.uiEditable,
    domain_base: service.domainBase,
    links: linksOf(service, {
      environments: 'Environments',
      functions: 'Functions',
      assets: 'Assets',
      builds: 'Builds',
    }),
  };
}
