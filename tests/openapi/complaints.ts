import { partsOf } from '../../scripts/openapi/parts-of';
import type { JsonSchema } from '../../src/open-api/json-schema';
import type { OpenApi, Operation } from '../../src/open-api/open-api';

/** What a reader of an API's document would miss in it, or stumble over; one line each. */
export function complaintsAbout(document: OpenApi): string[] {
  const operations = operationsOf(document);
  return [
    ...repeated(operations.map(({ operation }) => operation.operationId)).map((id) => `two are called ${id}`),
    ...operations.flatMap(({ name, operation }) => complaintsAboutOperation(name, operation, document)),
    ...Object.entries(document.components.schemas)
      .filter(([name]) => name.endsWith('Request'))
      .flatMap(([name, schema]) => undescribed(schema, name)),
    ...complaintsAboutReferences(document),
  ];
}

export function operationsOf(document: OpenApi): { name: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
  );
}

function complaintsAboutOperation(name: string, operation: Operation, { tags }: OpenApi): string[] {
  const known = new Set(tags.map((tag) => tag.name));
  const parameters = (operation.parameters ?? []).flatMap((parameter) =>
    'name' in parameter && !parameter.description ? [`${name}: ${parameter.name} is not described`] : [],
  );
  return [
    ...(operation.summary ? [] : [`${name} is not described`]),
    ...operation.tags
      .filter((tag) => !known.has(tag))
      .map((tag) => `${name} belongs to ${tag}, which is nothing`),
    ...parameters,
  ];
}

function undescribed(schema: JsonSchema, where: string): string[] {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    !field.description || field.description.startsWith('Rules') ? [`${where}.${name} is not described`] : [],
  );
  return [...fields, ...partsOf(schema).flatMap((part) => undescribed(part, where))];
}

function complaintsAboutReferences(document: OpenApi): string[] {
  const used = new Set(
    [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/([^"]+)"/g)].map(([, target]) => target),
  );
  const there = new Set(
    Object.entries(document.components).flatMap(([kind, named]) =>
      Object.keys(named).map((name) => `${kind}/${name}`),
    ),
  );
  const schemes = Object.keys(document.components.securitySchemes).map((name) => `securitySchemes/${name}`);
  return [
    ...[...used].filter((target) => !there.has(target ?? '')).map((target) => `there is no ${target}`),
    ...[...there]
      .filter((name) => !used.has(name) && !schemes.includes(name))
      .map((name) => `nothing uses ${name}`),
  ];
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}
