import ts from 'typescript';
import type { JsonSchema } from '../../src/open-api/json-schema';
import { docOf, isOurs } from './source';

/**
 * Turns types into JSON Schema, as JSON.stringify writes their values. Exported interfaces become components, doc comments
 * descriptions; text whose doc comment says RFC 3339 is a date-time. A type it does not know is an error.
 */
export class TypeSchemas {
  readonly components: Record<string, JsonSchema> = {};
  readonly #checker: ts.TypeChecker;
  readonly #named = new Map<string, ts.Symbol>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  /** Throws for a type that is not JSON's, naming `where`. */
  of(type: ts.Type, where: string): JsonSchema {
    const { flags } = type;
    if (flags & ts.TypeFlags.Unknown) return {};
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.String || flags & ts.TypeFlags.TemplateLiteral) return { type: 'string' };
    if (flags & ts.TypeFlags.Number) return { type: 'number' };
    if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === 'true' };
    if (type.isUnion()) return this.#union(type, where);
    if (flags & ts.TypeFlags.Object || type.isIntersection()) return this.#object(type, where);
    throw this.#unknown(type, where);
  }

  #union(type: ts.UnionType, where: string): JsonSchema {
    const given = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const isBoolean = given.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral).length === 2;
    const parts = given
      .filter(({ flags }) => !isBoolean || !(flags & ts.TypeFlags.BooleanLiteral))
      .map((part) => this.of(part, where));
    const literals = parts.filter((part) => 'const' in part).map((part) => part.const);
    const others: JsonSchema[] = parts.filter((part) => !('const' in part));
    if (isBoolean) others.push({ type: 'boolean' });
    if (literals.length > 1) {
      // The compiler keeps them in the order in which it has met them, which says nothing.
      others.push({ enum: literals.sort((a, b) => (String(a) < String(b) ? -1 : 1)) });
    } else if (literals.length === 1) {
      others.push({ const: literals[0] });
    }
    others.sort((a, b) => rank(a) - rank(b) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    const [only] = others;
    return only && others.length === 1 ? only : { anyOf: others };
  }

  #object(type: ts.Type, where: string): JsonSchema {
    const checker = this.#checker;
    if (checker.isTupleType(type)) {
      const items = checker.getTypeArguments(type as ts.TypeReference).map((item) => this.of(item, where));
      return { type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length };
    }
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      if (!item) throw this.#unknown(type, where);
      return { type: 'array', items: this.of(item, `${where}[]`) };
    }
    const name = this.#componentName(type);
    if (name === undefined) return this.#properties(type, where);
    if (!(name in this.components)) {
      this.components[name] = {};
      const description = docOf(type.symbol, checker);
      this.components[name] = {
        ...(description && { description }),
        ...this.#properties(type, name),
      };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** Only what is exported and no generic has a name of its own to the outside. Throws where two have the same. */
  #componentName(type: ts.Type): string | undefined {
    const { symbol } = type;
    const [declaration] = symbol?.declarations ?? [];
    if (!declaration || !ts.isInterfaceDeclaration(declaration) || declaration.typeParameters)
      return undefined;
    if (!isOurs(declaration)) throw this.#unknown(type, symbol.name);
    const isExported = declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return undefined;
    const known = this.#named.get(symbol.name);
    if (known && known !== symbol) throw new Error(`Two exported interfaces are called ${symbol.name}`);
    this.#named.set(symbol.name, symbol);
    return symbol.name;
  }

  #properties(type: ts.Type, where: string): JsonSchema {
    const checker = this.#checker;
    if (type.getCallSignatures().length > 0) throw this.#unknown(type, where);
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const property of checker.getPropertiesOfType(type)) {
      const { name } = property;
      const propertyType = checker.getTypeOfSymbol(property);
      const schema = this.of(propertyType, `${where}.${name}`);
      properties[name] = described(schema, docOf(property, checker));
      // JSON.stringify leaves out what is undefined.
      if (!(property.flags & ts.SymbolFlags.Optional) && !mayBeUndefined(propertyType)) required.push(name);
    }
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      ...(index && { additionalProperties: this.of(index.type, `${where}[…]`) }),
    };
  }

  #unknown(type: ts.Type, where: string): Error {
    return new Error(`${where}: ${this.#checker.typeToString(type)} is nothing that JSON Schema knows`);
  }
}

function described(schema: JsonSchema, description: string | undefined): JsonSchema {
  if (!description) return schema;
  const isTime = schema.type === 'string' && /RFC 3339/.test(description);
  return { ...schema, ...(isTime && { format: 'date-time' }), description };
}

function mayBeUndefined(type: ts.Type): boolean {
  return type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Undefined);
}

/** What is there comes before what is not. */
function rank({ type }: JsonSchema): number {
  return type === 'null' ? 1 : 0;
}
