import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonSchema } from '../../src/open-api/json-schema';
import type { Method, OpenApi, Operation, Parameter } from '../../src/open-api/open-api';
import { printDoc, printType } from './print-type';
import { projectDir } from './source';

const head = `/**
 * A client for the messaging backend, made from its openapi.json: do not edit. It needs nothing but \`fetch\` (Node 20 or
 * later): copy the file into your app.
 *
 *     const backend = new MessagingBackend({ baseUrl: 'https://messaging-1234.twil.io', apiKey });
 *     const { sid } = await backend.messages.send({ to: '+14155550101', body: 'Your order is ready.' });
 */
`;

/** The client for apps, as TypeScript that is not formatted yet: a method for every operation that is not Twilio's. */
export function printClient({ paths, components }: OpenApi): string {
  const types = Object.entries(components.schemas)
    .filter(([name]) => !name.startsWith('Webhooks'))
    .map(([name, schema]) => `${printDoc(schema)}export type ${name} = ${printType(schema)};`);
  const groups = new Map<string, string[]>();
  for (const [route, methods] of Object.entries(paths)) {
    const [, group = '', name = ''] = route.split('/').map(camel);
    if (group === 'webhooks') continue;
    for (const [method, operation] of Object.entries(methods) as [Method, Operation][]) {
      const isOther = method === 'post' && 'get' in methods;
      const called = isOther ? `post${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
      groups.set(group, [...(groups.get(group) ?? []), ...printMethods(called, route, method, operation)]);
    }
  }
  const members = [...groups].map(([group, methods]) => {
    const [only = ''] = methods;
    return only.startsWith('(')
      ? `readonly ${group} = ${only};`
      : `readonly ${group} = {\n${methods.join(',\n')},\n};`;
  });
  const runtime = readFileSync(path.join(projectDir, 'scripts/openapi/client-runtime.ts'), 'utf8')
    .replace(/^import .*\n/gm, '')
    .replace(/^export \{ Caller \};\n/m, '');
  return `${head}
${types.join('\n\n')}
${runtime}
/** Every call rejects with a BackendProblem, a NoAnswer, or as aborted. */
export class MessagingBackend extends Caller {
${members.join('\n\n')}
}
`;
}

function printMethods(name: string, route: string, method: Method, operation: Operation): string[] {
  const { summary, description, requestBody, responses } = operation;
  const doc = printDoc({ description: [`${summary}.`, description].filter(Boolean).join(' ') });
  const contents = Object.entries(responses).flatMap(([status, response]) =>
    Number(status) < 300 && 'content' in response ? Object.entries(response.content ?? {}) : [],
  );
  const [answer = 'void'] = contents.flatMap(([type, { schema }]) =>
    type === 'application/json' ? [printType(schema)] : [],
  );
  const parameters = (operation.parameters ?? []).filter((each): each is Parameter => 'name' in each);
  const label = name && `${doc}${name}: `;
  if (method === 'post') {
    const [media] = Object.values(requestBody?.content ?? {});
    const request = `request: ${printType(media?.schema ?? {})}${requestBody?.required ? '' : ' = {}'}`;
    const isIdempotent = operation.parameters?.some((each) => '$ref' in each);
    return isIdempotent
      ? [
          `${label}(${request}, options?: IdempotentOptions) => this.idempotent<${answer}>('${route}', request, options)`,
        ]
      : [
          `${label}(${request}, options?: CallOptions) => this.json<${answer}>({ method: 'POST', path: '${route}', body: request, ...options })`,
        ];
  }
  const hasTable = contents.some(([type]) => type === 'text/csv');
  const plain = parameters.filter((each) => !hasTable || each.name !== 'format');
  const call = (rest: string) => `{ method: 'GET', path: '${route}', ${rest}...options }`;
  if (plain.length === 0) return [`${label}(options?: CallOptions) => this.json<${answer}>(${call('')})`];
  const shapes = operation['x-queries'];
  const query = shapes ? printQueries(shapes, plain) : printQuery(plain);
  return [
    `${label}(${query}, options?: CallOptions) => this.json<${answer}>(${call('query, ')})`,
    ...(hasTable
      ? [
          `${printDoc({ description: 'The same as a table.' })}${name}Csv: (${query}, options?: CallOptions) => this.table(${call("query: { ...query, format: 'csv' }, ")})`,
        ]
      : []),
  ];
}

type Field = Pick<Parameter, 'name' | 'required' | 'schema'> & { description?: string | undefined };

function printQuery(parameters: readonly Field[]): string {
  const isOptional = parameters.every(({ required }) => !required);
  return `query: ${printFields(parameters)}${isOptional ? ' = {}' : ''}`;
}

/** One of several queries, each with those of the parameters that it knows. */
function printQueries(shapes: readonly JsonSchema[], parameters: readonly Field[]): string {
  const queries = shapes.map(({ properties = {}, required = [] }) =>
    parameters.flatMap(({ name }): Field[] => {
      const schema = properties[name];
      const { description } = schema ?? {};
      return schema ? [{ name, description, required: required.includes(name), schema }] : [];
    }),
  );
  const isOptional = queries.some((fields) => fields.every(({ required }) => !required));
  return `query: ${queries.map(printFields).join(' | ')}${isOptional ? ' = {}' : ''}`;
}

function printFields(parameters: readonly Field[]): string {
  const fields = parameters.map((parameter) => {
    // A cursor is handed back as it came, and it came as text.
    const type = parameter.name === 'cursor' ? 'string' : printType(parameter.schema);
    return `${printDoc(parameter)}${parameter.name}${parameter.required ? '' : '?'}: ${type};`;
  });
  return `{\n${fields.join('\n')}\n}`;
}

function camel(word: string): string {
  return word.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
