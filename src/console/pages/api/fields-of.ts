import type { JsonSchema } from '../../../open-api/json-schema';

/** One field of something that is sent or answered. */
export interface Field {
  /** Dotted, from the outermost: `results[].error.code`. */
  path: string;
  type: string;
  isRequired: boolean;
  description: string;
  /** How many others it lies in. */
  depth: number;
}

type Schemas = Readonly<Record<string, JsonSchema>>;

/** Fields further in than this are left to the document. */
const deepest = 4;

/** The fields of a schema and of what lies in it, each below the one that it lies in. */
export function fieldsOf(schema: JsonSchema, schemas: Schemas, path = '', depth = 0): Field[] {
  const { shape, suffix } = shapeOf(schema, schemas);
  const options = shape.anyOf ?? shape.oneOf;
  if (options) return distinct(options.flatMap((option) => fieldsOf(option, schemas, path, depth)));
  const { properties = {}, required = [] } = shape;
  const prefix = path === '' ? '' : `${path}${suffix}.`;
  return Object.entries(properties).flatMap(([name, field]) => {
    const own = `${prefix}${name}`;
    const shown: Field = {
      path: own,
      type: typeOf(field, schemas),
      isRequired: required.includes(name),
      description: field.description ?? '',
      depth,
    };
    return [shown, ...(depth + 1 < deepest ? fieldsOf(field, schemas, own, depth + 1) : [])];
  });
}

/** What a schema allows, in words. */
export function typeOf(schema: JsonSchema, schemas: Schemas): string {
  const known = resolve(schema, schemas);
  const { type, format, items } = known;
  const options = known.anyOf ?? known.oneOf;
  if (options) return [...new Set(options.map((option) => typeOf(option, schemas)))].join(' or ');
  if ('const' in known) return JSON.stringify(known.const);
  if (known.enum) return known.enum.map((value) => JSON.stringify(value)).join(' or ');
  switch (type) {
    case 'string':
      return format === 'date-time' ? 'time' : format === 'date' ? 'date' : `text${limits(known)}`;
    case 'integer':
      return `whole number${limits(known)}`;
    case 'number':
      return `number${limits(known)}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `list${limits(known)}${items ? ` of ${typeOf(items, schemas)}` : ''}`;
    case undefined:
      return 'anything';
    default:
      return type;
  }
}

function limits({ minimum, maximum, minLength, maxLength, minItems, maxItems }: JsonSchema): string {
  const least = minimum ?? minLength ?? minItems;
  const most = maximum ?? maxLength ?? maxItems;
  const unit = maxLength === undefined && minLength === undefined ? '' : ' characters';
  if (least !== undefined && most !== undefined) return ` (${least} to ${most}${unit})`;
  if (most !== undefined) return ` (at most ${most}${unit})`;
  return least === undefined ? '' : ` (at least ${least}${unit})`;
}

/** The object that lies in a schema, behind lists and names, and how its path goes on. */
function shapeOf(schema: JsonSchema, schemas: Schemas): { shape: JsonSchema; suffix: string } {
  const known = resolve(schema, schemas);
  if (known.items) {
    const inner = shapeOf(known.items, schemas);
    return { shape: inner.shape, suffix: `[]${inner.suffix}` };
  }
  const { additionalProperties: values } = known;
  if (!known.properties && typeof values === 'object') {
    const inner = shapeOf(values, schemas);
    return { shape: inner.shape, suffix: `.*${inner.suffix}` };
  }
  return { shape: known, suffix: '' };
}

function resolve(schema: JsonSchema, schemas: Schemas): JsonSchema {
  if (!schema.$ref) return schema;
  return schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {};
}

function distinct(fields: readonly Field[]): Field[] {
  return [...new Map(fields.map((field) => [`${field.path} ${field.type}`, field])).values()];
}
