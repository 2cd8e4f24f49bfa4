import type { ApiRequest, Operation } from '../../operation';
import { LIMITS } from '../../serverless/limits';
import { type Environment, newResource, type Variable } from '../../serverless/resources';
import type { ServerlessState } from '../../serverless/serverless-state';
import { invalid } from '../parameters';
import { environmentAt } from './environments';
import { required, taken } from './parameters';
import { itemAt, readOperations } from './read-operations';
import { showResource } from './show';

const path = '/v1/Services/{ServiceSid}/Environments/{EnvironmentSid}/Variables';

/** The Variables of an Environment: create, fetch, list, update, delete. */
export function variables(state: ServerlessState): Operation[] {
  const one = { product: 'serverless', path: `${path}/{Sid}` } as const;
  return [
    {
      product: 'serverless',
      method: 'POST',
      path,
      accepts: ['Key', 'Value'],
      handle: (request) => ({ status: 201, body: show(create(state, request)) }),
    },
    ...readOperations({
      path,
      key: 'variables',
      items: (request) => environmentAt(state, request).variables.values(),
      show,
    }),
    {
      ...one,
      method: 'POST',
      accepts: ['Key', 'Value'],
      handle: (request) => {
        const environment = environmentAt(state, request);
        const variable = itemAt(environment.variables.values(), request);
        const { parameters } = request;
        if (parameters.has('Key')) variable.key = checkedKey(parameters, environment, variable);
        if (parameters.has('Value')) variable.value = checkedValue(parameters);
        variable.updatedAt = state.clock.now();
        return { status: 200, body: show(variable) };
      },
    },
    {
      ...one,
      method: 'DELETE',
      accepts: [],
      handle: (request) => {
        const { variables } = environmentAt(state, request);
        variables.delete(itemAt(variables.values(), request).sid);
        return { status: 204 };
      },
    },
  ];
}

function create(state: ServerlessState, request: ApiRequest): Variable {
  const environment = environmentAt(state, request);
  const parents = { ...environment.parents, environment_sid: environment.sid };
  const variable: Variable = {
    ...newResource('ZV', `${environment.url}/Variables`, parents, state.clock.now()),
    key: checkedKey(request.parameters, environment),
    value: checkedValue(request.parameters),
  };
  environment.variables.set(variable.sid, variable);
  return variable;
}

function checkedKey(form: URLSearchParams, { variables }: Environment, own?: Variable): string {
  const key = required(form, 'Key', LIMITS.variableKeyLength);
  if (!/^[A-Za-z_]\w*$/.test(key)) throw invalid('Key', 'is no name of a variable');
  const others = [...variables.values()].filter((other) => other !== own);
  if (others.some((other) => other.key === key)) throw taken('Key', key);
  return key;
}

function checkedValue(form: URLSearchParams): string {
  const value = required(form, 'Value', LIMITS.variableValueBytes);
  if (Buffer.byteLength(value) > LIMITS.variableValueBytes) {
    throw invalid('Value', `is larger than ${LIMITS.variableValueBytes} bytes`);
  }
  return value;
}

function show(variable: Variable): Record<string, unknown> {
  return { ...showResource(variable), key: variable.key, value: variable.value };
}
