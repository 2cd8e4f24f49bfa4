import type { Credential } from '../../src/http/guards';
import type { JsonSchema } from '../../src/open-api/json-schema';
import type { Media, OpenApi, Operation, Reference, Response } from '../../src/open-api/open-api';
import { problemResponses } from './problem-responses';
import { queryParameters, shapesOf } from './query-parameters';
import type { Route, RouteAnswer, RouteMethod } from './read-routes';
import { tagOf } from './texts';

type Components = OpenApi['components'];

const form = 'application/x-www-form-urlencoded';
const asJson = 'application/json';
/** How Twilio calls; apps send JSON. */
const webhookTypes: Record<string, string[]> = {
  '/webhooks/alerts': [form, asJson],
  '/webhooks/clicks': [asJson, form],
  '/webhooks/inbound': [form],
  '/webhooks/status': [form],
};
const descriptions: Record<number, string> = {
  200: 'Done, or as it stands.',
  201: 'Made.',
  204: 'Taken; there is nothing to say.',
};

/** What a route does by one method. What it shares with others is put into `components`. */
export function operationOf(route: Route, told: RouteMethod, components: Components): Operation {
  const { path, methods, credential, isIdempotent } = route;
  const { method, summary, query } = told;
  const operationId = operationIdOf(path, method, methods.length > 1);
  const parameters = [
    ...(method === 'get' ? queryParameters(queryOf(route, query), route.input, path) : []),
    ...(isIdempotent ? [{ $ref: '#/components/parameters/Idempotency-Key' }] : []),
  ];
  const shapes = method === 'get' ? shapesOf(route.input) : [];
  const [first = '', ...rest] = summary.split(/(?<=\.) /);
  return {
    operationId,
    tags: [tagOf(path)],
    summary: first.replace(/\.$/, ''),
    ...(rest.length > 0 && { description: rest.join(' ') }),
    security: securityOf(credential, method),
    ...(parameters.length > 0 && { parameters }),
    ...(shapes.length > 1 && methods.length === 1 && { 'x-queries': shapes }),
    ...(method === 'post' && { requestBody: bodyOf(route, operationId, components) }),
    responses: {
      ...successes(route.answers, isIdempotent),
      ...problemResponses(route.problems, components.responses),
    },
  };
}

/** `messagesSend`; where one path has two methods, `optOutsReview` and `optOutsPostReview`. */
function operationIdOf(path: string, method: string, isOneOfTwo: boolean): string {
  const words = path.slice(1).split(/[/-]/);
  const last = words.splice(path.slice(1).split('/')[0]?.split('-').length ?? 1);
  const all = isOneOfTwo && method === 'post' ? [...words, 'post', ...last] : [...words, ...last];
  return all.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
}

/** The names that a doc comment lists; `…` stands for all others. Throws where one is left out. */
function queryOf({ path, input, methods }: Route, listed: readonly string[]): string[] {
  const known = new Set(shapesOf(input).flatMap(({ properties }) => Object.keys(properties ?? {})));
  const others = [...known].filter((name) => !listed.includes(name));
  if (listed.includes('…')) return [...listed.filter((name) => name !== '…'), ...others];
  if (methods.length === 1 && others.length > 0)
    throw new Error(`${path} does not tell of ${others.join(', ')} in its doc comment`);
  return [...listed];
}

function securityOf(credential: Credential, method: string): Operation['security'] {
  switch (credential.kind) {
    case 'key': {
      const { scope, toChange } = credential;
      return [{ apiKey: [toChange && method === 'post' ? toChange.scope : scope] }];
    }
    case 'signature':
      return [{ twilioSignature: [] }];
    case 'url-secret':
      return [{ urlKey: [] }];
    default:
      return [{}, { apiKey: [] }];
  }
}

function bodyOf(
  { credential, input, path }: Route,
  operationId: string,
  { schemas }: Components,
): NonNullable<Operation['requestBody']> {
  const name = `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Request`;
  schemas[name] = changing(input, credential);
  const media: Media = { schema: { $ref: `#/components/schemas/${name}` } };
  const required = shapesOf(schemas[name]).every((shape) => (shape.required ?? []).length > 0);
  if (path === '/webhooks/events') {
    // The platform hands a list over as an object, so that is what the code checks.
    schemas[name] = { type: 'array', items: { type: 'object', description: 'A CloudEvent.' } };
  }
  const types = webhookTypes[path] ?? [asJson];
  return { required, content: Object.fromEntries(types.map((type) => [type, media])) };
}

/** Of a route that also shows something, the calls that change something: those with the field that says so. */
function changing(input: JsonSchema, credential: Credential): JsonSchema {
  const field = credential.kind === 'key' ? credential.toChange?.field : undefined;
  if (field === undefined) return input;
  const shape = shapesOf(input).find(({ properties }) => properties && field in properties) ?? {};
  return { ...shape, required: [...new Set([...(shape.required ?? []), field])] };
}

function successes(answers: readonly RouteAnswer[], isIdempotent: boolean): Record<string, Response> {
  const responses: Record<string, Response> = {};
  for (const { status, contentType, schema } of answers) {
    const response: Response = responses[status] ?? { description: descriptions[status] ?? '' };
    responses[status] = response;
    const headers: Record<string, Reference> = {
      ...(contentType?.startsWith('text/csv') && headerOf('Next-Cursor')),
      ...(isIdempotent && headerOf('Idempotent-Replayed')),
    };
    if (Object.keys(headers).length > 0) response.headers = { ...response.headers, ...headers };
    if (contentType === undefined || !schema) continue;
    const media = contentType.replace(/;.*/, '');
    const known = response.content?.[media]?.schema;
    const both = known ? { anyOf: [...(known.anyOf ?? [known]), schema] } : schema;
    response.content = { ...response.content, [media]: { schema: both } };
  }
  return responses;
}

function headerOf(name: string): Record<string, Reference> {
  return { [name]: { $ref: `#/components/headers/${name}` } };
}
