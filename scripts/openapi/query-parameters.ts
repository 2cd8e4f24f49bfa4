import type { JsonSchema } from '../../src/open-api/json-schema';
import type { Parameter } from '../../src/open-api/open-api';

/**
 * The parameters of a query with these names. A field that only some of several shapes have, or that they have differently,
 * is told so. Throws for a name that no shape knows.
 */
export function queryParameters(names: readonly string[], input: JsonSchema, where: string): Parameter[] {
  const shapes = shapesOf(input);
  return names.map((name) => {
    const fields = shapes.flatMap((shape) => shape.properties?.[name] ?? []);
    const [first] = fields;
    if (!first) throw new Error(`${where} has no ${name} in its query`);
    const { description: told = '', ...schema } = fields.length > 1 ? merged(fields) : first;
    const without = shapes.filter(({ properties = {} }) => !(name in properties));
    const description = [told, ...without.flatMap(notWith)].join(' ').trim();
    const isRequired = shapes.every(({ required }) => required?.includes(name));
    return { name, in: 'query', description, ...(isRequired && { required: true }), schema };
  });
}

/** Says of a shape, by the field that it is told by, that a parameter is not for it. */
function notWith({ properties = {}, required = [] }: JsonSchema): string[] {
  const [field] = required.filter((name) => properties[name] && 'const' in properties[name]);
  return field === undefined ? [] : [`Not with \`${field}=${properties[field]?.const}\`.`];
}

/** The objects that a schema allows. */
export function shapesOf(schema: JsonSchema): JsonSchema[] {
  return schema.anyOf ?? schema.oneOf ?? [schema];
}

/** One schema for a field that several shapes have. */
function merged(fields: readonly JsonSchema[]): JsonSchema {
  const plain = fields.map(({ description: _, ...field }) => JSON.stringify(field));
  const kinds = [...new Set(plain)].map((text) => JSON.parse(text) as JsonSchema);
  const told = [...new Set(fields.flatMap((field) => field.description ?? []))].join(' ');
  const [only] = kinds;
  const values = kinds.flatMap((kind) => ('const' in kind ? [kind.const] : []));
  const schema =
    only && kinds.length === 1
      ? only
      : values.length === kinds.length
        ? { type: 'string', enum: values }
        : { anyOf: kinds };
  return { ...schema, ...(told && { description: told }) };
}
