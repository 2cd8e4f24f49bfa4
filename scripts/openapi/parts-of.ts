import type { JsonSchema } from '../../src/open-api/json-schema';

/** The schemas directly within a schema. */
export function partsOf(schema: JsonSchema): JsonSchema[] {
  const { items, additionalProperties, propertyNames } = schema;
  return [
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.prefixItems ?? []),
    ...(items ? [items] : []),
    ...(propertyNames ? [propertyNames] : []),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ];
}
