import type { OpenApiDocument, OpenApiSchema } from './document';

export type JsonSchema = Record<string, unknown>;

const KEPT = ['format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'required'] as const;

/** Twilio's formats of whole objects, which JSON Schema's `format` cannot express. */
const OBJECT_FORMATS: Record<string, JsonSchema> = {
  'uri-map': { additionalProperties: { type: 'string', pattern: '^(https://|/)\\S+$' } },
  'phone-number-capabilities': { additionalProperties: { type: 'boolean' } },
};

/**
 * JSON Schema of an OpenAPI 3.0 schema: references resolved, `nullable` turned into a type, and objects closed, so
 * that a property which the document does not describe is a violation. An object without described properties is
 * free-form. Keywords without meaning for validation are dropped.
 */
export function toJsonSchema(schema: OpenApiSchema, document: OpenApiDocument): JsonSchema {
  if (schema.$ref !== undefined) return toJsonSchema(resolve(schema.$ref, document), document);
  // Without a type anything goes, null included.
  if (schema.type === undefined) return {};

  const result: JsonSchema = { type: schema.nullable ? [schema.type, 'null'] : schema.type };
  for (const keyword of KEPT) {
    if (schema[keyword] !== undefined) result[keyword] = schema[keyword];
  }
  if (schema.enum) result.enum = schema.nullable ? [...schema.enum, null] : schema.enum;
  if (schema.items) result.items = toJsonSchema(schema.items, document);
  if (schema.properties) {
    result.additionalProperties = false;
    result.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, toJsonSchema(property, document)]),
    );
  }
  if (schema.type === 'object' || schema.type === 'array') {
    Object.assign(result, OBJECT_FORMATS[schema.format ?? '']);
    delete result.format;
  }
  return result;
}

function resolve(reference: string, document: OpenApiDocument): OpenApiSchema {
  const schema = document.components.schemas[reference.replace('#/components/schemas/', '')];
  if (!schema) throw new Error(`The document lacks ${reference}`);
  return schema;
}
