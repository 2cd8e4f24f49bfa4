import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import type { ApiAnswer, ApiRequest, Product } from '../../../emulator/operation';
import { coerce } from './coerce';
import {
  type OpenApiDocument,
  type OpenApiOperation,
  type OpenApiParameter,
  type OpenApiSchema,
  openApiDocument,
} from './document';
import { registerFormats } from './formats';
import { MISSING_FORM_PARAMETERS } from './overlay';
import { toJsonSchema } from './to-json-schema';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
registerFormats(ajv);

/** Holds requests and answers against one operation of a document. Validators are compiled when first needed. */
export class OperationCheck {
  readonly #document: OpenApiDocument;
  readonly #parameters: OpenApiSchema;
  readonly #answers = new Map<number, ValidateFunction | undefined>();
  #validateParameters: ValidateFunction | undefined;

  constructor(
    product: Product,
    private readonly operation: OpenApiOperation,
  ) {
    this.#document = openApiDocument(product);
    this.#parameters = this.#describeParameters();
  }

  /** Names of everything the path and the query or form can hold. */
  get parameterNames(): string[] {
    return Object.keys(this.#parameters.properties ?? {});
  }

  /** What is wrong with the path, the headers, and the query or form. */
  checkRequest(request: ApiRequest): string[] {
    const values: Record<string, unknown> = {};
    const texts = new Map(Object.entries(request.pathParameters).map(([name, text]) => [name, [text]]));
    for (const name of new Set(request.parameters.keys())) texts.set(name, request.parameters.getAll(name));
    if (request.file) texts.set('Content', [request.file.toString('latin1')]);
    for (const [name, value] of texts) {
      const described = this.#parameters.properties?.[name];
      values[name] = coerce(value, described ? this.#resolve(described) : {});
    }
    this.#validateParameters ??= ajv.compile(toJsonSchema(this.#parameters, this.#document));
    const problems = explain('request', this.#validateParameters, values);
    if (request.headers['if-match'] !== undefined && !this.#named('header').some(isIfMatch)) {
      problems.push('request: the header If-Match is not documented here');
    }
    return problems;
  }

  /** What is wrong with a successful answer. */
  checkAnswer({ status, body }: ApiAnswer): string[] {
    const response = this.operation.responses[String(status)];
    if (!response) return [`answer: status ${status} is not documented`];
    if (!response.content) return body === undefined ? [] : [`answer: a ${status} has no body here`];
    if (!this.#answers.has(status)) {
      const schema = response.content['application/json']?.schema;
      this.#answers.set(status, schema && ajv.compile(toJsonSchema(schema, this.#document)));
    }
    const validate = this.#answers.get(status);
    return validate ? explain('answer', validate, body) : [];
  }

  /** Every parameter of the path and of the query or form, as the properties of one closed object. */
  #describeParameters(): OpenApiSchema {
    const content = this.operation.requestBody?.content;
    const form = (content?.['application/x-www-form-urlencoded'] ?? content?.['multipart/form-data'])?.schema;
    const named = [...this.#named('path'), ...this.#named('query')];
    return {
      type: 'object',
      properties: {
        ...Object.fromEntries(named.map(({ name, schema }) => [name, schema])),
        ...(form && this.#resolve(form).properties),
        ...MISSING_FORM_PARAMETERS[this.operation.operationId],
      },
      required: [
        ...named.filter(({ required }) => required).map(({ name }) => name),
        ...((form && this.#resolve(form).required) ?? []),
      ],
    };
  }

  #named(place: OpenApiParameter['in']): OpenApiParameter[] {
    return (this.operation.parameters ?? []).filter((parameter) => parameter.in === place);
  }

  #resolve(schema: OpenApiSchema): OpenApiSchema {
    if (schema.$ref === undefined) return schema;
    return this.#document.components.schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {};
  }
}

function isIfMatch({ name }: OpenApiParameter): boolean {
  return name.toLowerCase() === 'if-match';
}

function explain(subject: string, validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${subject}: ${describe(error)}`);
}

function describe({ instancePath, keyword, params, message }: ErrorObject): string {
  const where = instancePath === '' ? '' : `${instancePath} `;
  if (keyword === 'additionalProperties') return `${where}${params.additionalProperty} is not documented`;
  if (keyword === 'enum') return `${where}must be one of ${params.allowedValues.join(', ')}`;
  return `${where}${message}`;
}
