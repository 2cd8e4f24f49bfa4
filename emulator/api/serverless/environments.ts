import { notFound, TwilioRefusal } from '../../errors';
import type { ApiRequest, Operation } from '../../operation';
import { LIMITS } from '../../serverless/limits';
import { type Environment, newResource } from '../../serverless/resources';
import type { ServerlessState } from '../../serverless/serverless-state';
import { invalid, text } from '../parameters';
import { required, taken } from './parameters';
import { readOperations } from './read-operations';
import { serviceAt } from './services';
import { linksOf, showResource } from './show';

const path = '/v1/Services/{ServiceSid}/Environments';

/** Environments: create, fetch, list. */
export function environments(state: ServerlessState): Operation[] {
  return [
    {
      product: 'serverless',
      method: 'POST',
      path,
      // The official tool says a FriendlyName, which an Environment does not have.
      accepts: ['UniqueName', 'DomainSuffix', 'FriendlyName'],
      handle: (request) => ({ status: 201, body: show(create(state, request)) }),
    },
    ...readOperations({
      path,
      key: 'environments',
      items: (request) => serviceAt(state, request).environments.values(),
      show,
    }),
  ];
}

/** The environment above what a path names. Throws 404 / 20404. */
export function environmentAt(state: ServerlessState, request: ApiRequest): Environment {
  const { environments } = serviceAt(state, request);
  const environment = environments.get(request.pathParameters.EnvironmentSid ?? '');
  if (!environment) throw notFound(request.path);
  return environment;
}

function create(state: ServerlessState, request: ApiRequest): Environment {
  const service = serviceAt(state, request);
  const others = [...service.environments.values()];
  if (others.length >= LIMITS.environments) {
    throw new TwilioRefusal(400, 20001, `A Service has at most ${LIMITS.environments} Environments`);
  }
  const uniqueName = required(request.parameters, 'UniqueName', LIMITS.environmentNameLength);
  const domainSuffix = suffixOf(request.parameters);
  if (others.some((other) => other.uniqueName === uniqueName)) throw taken('UniqueName', uniqueName);
  if (others.some((other) => other.domainSuffix === domainSuffix)) {
    throw taken('DomainSuffix', domainSuffix ?? '');
  }
  const environment: Environment = {
    ...newResource(
      'ZE',
      `${service.url}/Environments`,
      { account_sid: state.accountSid, service_sid: service.sid },
      state.clock.now(),
    ),
    uniqueName,
    domainSuffix,
    domainName: `${[service.domainBase, domainSuffix].filter(Boolean).join('-')}.twil.io`,
    variables: new Map(),
    deployments: new Map(),
    build: undefined,
  };
  service.environments.set(environment.sid, environment);
  return environment;
}

function suffixOf(form: URLSearchParams): string | null {
  const suffix = text(form, 'DomainSuffix');
  if (suffix === undefined) return null;
  if (suffix.length > LIMITS.domainSuffixLength || !/^[a-z0-9-]+$/i.test(suffix)) {
    throw invalid('DomainSuffix', `is not up to ${LIMITS.domainSuffixLength} letters, digits and -`);
  }
  return suffix;
}

function show(environment: Environment): Record<string, unknown> {
  return {
    ...showResource(environment),
    build_sid: environment.build?.sid ?? null,
    unique_name: environment.uniqueName,
    domain_suffix: environment.domainSuffix,
    domain_name: environment.domainName,
    links: linksOf(environment, { variables: 'Variables', deployments: 'Deployments', logs: 'Logs' }),
  };
}
