/** Values for a template's fields, by name. */
export type Variables = Record<string, string | number>;

export interface Rendered {
  text: string;
  /** Fields that have neither a value nor a default, each once, in the order they stand. */
  missing: string[];
}

const field = /\{\{\s*([A-Za-z_][\w.-]*)\s*(?:\|([^{}]*))?\}\}/g;

/**
 * Fills `{{name}}` and, with a default for those who have none, `{{name|there}}`. An empty value counts as none. Values
 * are put in as they are and not looked at again, so a value with braces stays text. There is no logic and no escaping:
 * the result is a text message.
 */
export function renderTemplate(template: string, variables: Variables): Rendered {
  const missing = new Set<string>();
  const text = template.replace(field, (_, name: string, fallback: string | undefined) => {
    const value = Object.hasOwn(variables, name) ? String(variables[name]) : '';
    if (value.trim() !== '') return value;
    if (fallback !== undefined) return fallback.trim();
    missing.add(name);
    return '';
  });
  return { text, missing: [...missing] };
}

/** The fields of a template, each once; with a default where every mention has one. */
export function fieldsOf(template: string): { name: string; hasDefault: boolean }[] {
  const fields = new Map<string, boolean>();
  for (const [, name = '', fallback] of template.matchAll(field)) {
    fields.set(name, (fields.get(name) ?? true) && fallback !== undefined);
  }
  return [...fields].map(([name, hasDefault]) => ({ name, hasDefault }));
}

/** The first thing in a template that looks like a field and is none, so that people would get it as it stands. */
export function strayBraces(template: string): string | undefined {
  // Not left out but replaced, so that what stands around a field does not become one.
  const [stray] = /\{\{[^{}]*\}\}|\{\{|\}\}/.exec(template.replace(field, ' ')) ?? [];
  return stray;
}
