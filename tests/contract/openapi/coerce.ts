import type { OpenApiSchema } from './document';

/**
 * The value that form or query text stands for under a schema. What cannot be read as the schema's type stays text,
 * for the validator to refuse; a repeated key of something that is not an array stays an array for the same reason.
 */
export function coerce(texts: readonly string[], schema: OpenApiSchema): unknown {
  if (schema.type === 'array') {
    const { items } = schema;
    return items ? texts.map((text) => coerceOne(text, items)) : [...texts];
  }
  return texts.length === 1 ? coerceOne(texts[0] as string, schema) : [...texts];
}

function coerceOne(text: string, schema: OpenApiSchema): unknown {
  switch (schema.type) {
    case 'integer':
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case 'boolean':
      if (text === 'true') return true;
      return text === 'false' ? false : text;
    case 'object':
      return parseJson(text);
    default:
      return text;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
