import ts from 'typescript';
import * as z from 'zod/mini';
import type { JsonSchema } from '../../src/open-api/json-schema';
import { docOf } from './source';

/** What a schema of zod is made of, as far as it is looked at here. */
interface Definition {
  type: string;
  checks?: readonly { _zod: { def: CheckDefinition } }[];
  in?: { _zod: { def: Definition } };
  innerType?: { _zod: { def: Definition } };
  out?: { _zod: { def: Definition & { format?: string } } };
  defaultValue?: unknown;
}

interface CheckDefinition {
  check: string;
  path?: readonly PropertyKey[];
  error?: (issue: object) => unknown;
}

/**
 * The JSON Schema of what a call may send. Fields are described by the doc comments in the code that checks them (`type` is
 * the schema's type there), and rules that JSON Schema does not know by what is said to whoever breaks them.
 */
export function schemaOfInput(input: z.core.$ZodType, type: ts.Type, checker: ts.TypeChecker): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input', override }) as JsonSchema & {
    $schema?: string;
  };
  describe(schema, type, checker);
  return schema;
}

function override(context: { zodSchema: z.core.$ZodTypes; jsonSchema: object }): void {
  const schema = context.jsonSchema as JsonSchema;
  const { def } = context.zodSchema._zod as unknown as { def: Definition };
  // A number that is written as text, as queries have it.
  if (def.type === 'pipe' && def.out?._zod.def.type === 'number') {
    const { $schema: _, ...number } = z.toJSONSchema(def.out as unknown as z.core.$ZodType);
    const isWhole = !schema.pattern?.includes('.');
    delete schema.pattern;
    Object.assign(schema, number, { type: isWhole ? 'integer' : 'number' });
  }
  if (def.out?._zod.def.format === 'datetime') schema.format = 'date-time';
  // What zod spells out, the format says.
  if (schema.format) delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (def.type === 'default') schema.default = def.defaultValue;
  const rules = (def.checks ?? []).flatMap(({ _zod: { def: check } }) =>
    check.check === 'custom' ? [ruleOf(check)] : [],
  );
  if (rules.length > 0) schema.description = `Rules: ${rules.join('; ')}.`;
}

function ruleOf({ path, error }: CheckDefinition): string {
  const text = error?.({});
  if (typeof text !== 'string') throw new Error('A rule does not say what it wants: give it an error');
  return path ? `${path.map(String).join('.')}: ${text}` : text;
}

/** Adds doc comments to a schema, along the type that the code has for it. */
function describe(schema: JsonSchema, type: ts.Type, checker: ts.TypeChecker): void {
  const within = (name: string) => memberOf(type, ['_zod', 'def', name], checker);
  const inner = within('innerType') ?? within('in');
  if (inner) describe(schema, inner, checker);
  const element = within('element');
  if (element && schema.items) describe(schema.items, element, checker);
  const value = within('valueType');
  if (value && typeof schema.additionalProperties === 'object')
    describe(schema.additionalProperties, value, checker);
  const options = within('options');
  for (const [index, option] of (schema.anyOf ?? schema.oneOf ?? []).entries()) {
    const given = options && checker.getTypeArguments(options as ts.TypeReference);
    const each = given?.[index] ?? given?.[0];
    if (each) describe(option, each, checker);
  }
  const shape = memberOf(type, ['shape'], checker);
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const symbol: ts.Symbol | undefined = shape?.getProperty(name);
    if (!symbol) continue;
    describe(field, checker.getTypeOfSymbol(symbol), checker);
    const text = [fieldDoc(symbol, checker), field.description].filter(Boolean).join(' ');
    if (text) field.description = text;
  }
}

/** The doc comment of a field, or of the constant that it is. */
function fieldDoc(symbol: ts.Symbol, checker: ts.TypeChecker): string | undefined {
  const [declaration] = symbol.declarations ?? [];
  const value =
    declaration && ts.isPropertyAssignment(declaration) && ts.isIdentifier(declaration.initializer)
      ? checker.getSymbolAtLocation(declaration.initializer)
      : declaration && checker.getShorthandAssignmentValueSymbol(declaration);
  const named = value && value.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(value) : value;
  return docOf(symbol, checker) ?? (named && docOf(named, checker));
}

function memberOf(type: ts.Type, path: readonly string[], checker: ts.TypeChecker): ts.Type | undefined {
  let at: ts.Type | undefined = type;
  for (const name of path) {
    const symbol: ts.Symbol | undefined = at?.getProperty(name);
    at = symbol && checker.getTypeOfSymbol(symbol);
  }
  return at;
}
