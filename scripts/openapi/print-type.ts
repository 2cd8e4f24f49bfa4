import type { JsonSchema } from '../../src/open-api/json-schema';

/** The TypeScript type of what a schema allows. Throws for a schema that has none. */
export function printType(schema: JsonSchema): string {
  const { $ref, type } = schema;
  if ($ref) return $ref.split('/').at(-1) ?? '';
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return [...new Set(options.map(printType))].join(' | ');
  switch (type) {
    case 'integer':
      return 'number';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return type;
    case 'array':
      return schema.prefixItems
        ? `[${schema.prefixItems.map(printType)}]`
        : `(${printType(schema.items ?? {})})[]`;
    case 'object':
      return printObject(schema);
    case undefined:
      return 'unknown';
    default:
      throw new Error(`There is no type for ${JSON.stringify(schema)}`);
  }
}

function printObject({ properties = {}, required = [], additionalProperties }: JsonSchema): string {
  const fields = Object.entries(properties).map(
    ([name, field]) =>
      `${printDoc(field)}${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${printType(field)};`,
  );
  if (fields.length > 0) return `{\n${fields.join('\n')}\n}`;
  return `Record<string, ${typeof additionalProperties === 'object' ? printType(additionalProperties) : 'unknown'}>`;
}

/** A schema's description as a doc comment. */
export function printDoc({ description }: { description?: string | undefined }): string {
  return description ? `/** ${description.replaceAll('*/', '* /')} */\n` : '';
}
