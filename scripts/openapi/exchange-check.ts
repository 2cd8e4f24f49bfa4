import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Exchange } from '../../emulator/stack-client';
import type { JsonSchema } from '../../src/open-api/json-schema';
import type { OpenApi, Operation, Reference, Response } from '../../src/open-api/open-api';
import { partsOf } from './parts-of';

/**
 * Holds calls and answers against the API's document, answers more strictly than it asks of its readers: they have no field
 * that is not described. Its methods throw for what does not fit.
 */
export class ExchangeCheck {
  readonly #document: OpenApi;
  readonly #ajv = new Ajv({ strict: false });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: OpenApi) {
    this.#document = JSON.parse(JSON.stringify(document));
    addFormats(this.#ajv);
    for (const schema of Object.values(this.#document.components.schemas)) close(schema);
    this.#ajv.addSchema({ $id: 'api', components: this.#document.components });
  }

  /** What the platform answers by itself, and what no route answers, is not looked at. */
  checkAnswer({ method, url, status, contentType, body }: Exchange): void {
    const route = url.split('?')[0] ?? '';
    const methods = this.#document.paths[route];
    // The platform does not tell methods apart, so a route answers the other one too.
    const operation = methods?.[method] ?? methods?.get ?? methods?.post;
    const type = contentType?.replace(/;.*/, '');
    if (!operation || (type === 'text/plain' && body !== '') || isOfPlatform(body)) return;
    const told = operation.responses[status];
    const where = `${method} ${route} ${status}`;
    if (!told) throw new Error(`${where} is not in openapi.json: ${JSON.stringify(body)}`);
    const response = this.#resolve(told);
    if (!response.content && body === '') return;
    const schema = type && response.content?.[type]?.schema;
    if (!schema) throw new Error(`${where} is no ${type} in openapi.json`);
    this.#fit(`${where} ${type}`, close(local(schema)), body);
  }

  /** For a call that is meant to be right. */
  checkCall({ method, url, sent }: Exchange): void {
    const [route = '', query] = url.split('?');
    const operation = this.#document.paths[route]?.[method];
    if (!operation) throw new Error(`There is no ${method} ${route}`);
    // The fields are the same in JSON and in a form.
    const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
    const where = `${method} ${route}`;
    if (schema && sent !== undefined) this.#fit(`${where} body`, local(schema), sent);
    this.#checkQuery(where, operation, new URLSearchParams(query));
  }

  #checkQuery(where: string, { parameters = [], security }: Operation, query: URLSearchParams): void {
    if (security.some((scheme) => 'urlKey' in scheme)) query.delete('key');
    const known = parameters.flatMap((parameter) => ('name' in parameter ? [parameter] : []));
    const properties = Object.fromEntries(known.map(({ name, schema }) => [name, local(schema)]));
    const required = known.filter((parameter) => parameter.required).map(({ name }) => name);
    const values = [...query].map(([name, text]) => [
      name,
      properties[name]?.type === 'integer' ? Number(text) : text,
    ]);
    const schema = { type: 'object', properties, required, additionalProperties: false };
    this.#fit(`${where} query`, schema, Object.fromEntries(values));
  }

  #fit(where: string, schema: JsonSchema, value: unknown): void {
    const fits = this.#validators.get(where) ?? this.#ajv.compile(schema);
    this.#validators.set(where, fits);
    if (fits(value)) return;
    const faults = this.#ajv.errorsText(fits.errors, { dataVar: 'it' });
    throw new Error(`${where} is not as openapi.json has it: ${faults} in ${JSON.stringify(value)}`);
  }

  #resolve(response: Response | Reference): Response {
    if (!('$ref' in response)) return response;
    const found = this.#document.components.responses[response.$ref.split('/').at(-1) ?? ''];
    if (!found) throw new Error(`There is no ${response.$ref}`);
    return found;
  }
}

/** A copy whose references lead out of it, to the document. */
function local(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'));
}

/** Allows no field that is not described, anywhere in a schema. What a call may send says so itself. */
function close(schema: JsonSchema): JsonSchema {
  if (schema.type === 'object' && schema.properties) schema.additionalProperties ??= false;
  for (const part of partsOf(schema)) close(part);
  return schema;
}

function isOfPlatform(body: unknown): boolean {
  return (body as { code?: string } | null)?.code === 'invalid-body';
}
