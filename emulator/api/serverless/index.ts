import type { Operation } from '../../operation';
import type { ServerlessState } from '../../serverless/serverless-state';
import { builds } from './builds';
import { deployments } from './deployments';
import { environments } from './environments';
import { services } from './services';
import { uploads } from './uploads';
import { variables } from './variables';

/** Every operation of Twilio's Serverless API that a deployment needs. */
export function serverlessOperations(state: ServerlessState): Operation[] {
  return [
    ...services(state),
    ...environments(state),
    ...uploads(state),
    ...builds(state),
    ...variables(state),
    ...deployments(state),
  ];
}
