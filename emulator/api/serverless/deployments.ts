import type { ApiRequest, Operation } from '../../operation';
import { type Deployment, newResource } from '../../serverless/resources';
import type { ServerlessState } from '../../serverless/serverless-state';
import { invalid } from '../parameters';
import { environmentAt } from './environments';
import { required } from './parameters';
import { readOperations } from './read-operations';
import { serviceAt } from './services';
import { showResource } from './show';

const path = '/v1/Services/{ServiceSid}/Environments/{EnvironmentSid}/Deployments';

/** Deployments: create, which is when an Environment begins to serve a Build; fetch, list. */
export function deployments(state: ServerlessState): Operation[] {
  return [
    {
      product: 'serverless',
      method: 'POST',
      path,
      accepts: ['BuildSid'],
      handle: (request) => ({ status: 201, body: show(create(state, request)) }),
    },
    ...readOperations({
      path,
      key: 'deployments',
      items: (request) => environmentAt(state, request).deployments.values(),
      show,
    }),
  ];
}

function create(state: ServerlessState, request: ApiRequest): Deployment {
  const environment = environmentAt(state, request);
  const build = serviceAt(state, request).builds.get(required(request.parameters, 'BuildSid', 34));
  if (!build) throw invalid('BuildSid', 'names no Build of this Service');
  if (build.status !== 'completed') throw invalid('BuildSid', 'names a Build that is not completed');
  const parents = { ...environment.parents, environment_sid: environment.sid };
  const deployment = {
    ...newResource('ZD', `${environment.url}/Deployments`, parents, state.clock.now()),
    build,
  };
  environment.deployments.set(deployment.sid, deployment);
  environment.build = build;
  environment.updatedAt = state.clock.now();
  return deployment;
}

function show(deployment: Deployment): Record<string, unknown> {
  return { ...showResource(deployment), build_sid: deployment.build.sid };
}
