import { readdirSync } from 'node:fs';
import path from 'node:path';
import type ts from 'typescript';
import type * as z from 'zod/mini';
import type { Credential } from '../../src/http/guards';
import { idempotent } from '../../src/http/idempotency';
import type { Around } from '../../src/http/route';
import type { JsonSchema } from '../../src/open-api/json-schema';
import { problemsOf } from './problems-of';
import { schemaOfInput } from './schema-of-input';
import type { TypeSchemas } from './schema-of-type';
import { docOf, projectDir, type Source } from './source';

export interface RouteAnswer {
  status: number;
  /** Absent where there is no body. */
  contentType?: string;
  schema?: JsonSchema;
}

export interface RouteMethod {
  method: 'get' | 'post';
  /** From its doc comment. */
  summary: string;
  /** Names in the query, as the doc comment has them. */
  query: readonly string[];
}

/** A Function, as its own code tells it. */
export interface Route {
  /** `/messages/send`. */
  path: string;
  methods: readonly RouteMethod[];
  credential: Credential;
  isIdempotent: boolean;
  input: JsonSchema;
  answers: readonly RouteAnswer[];
  /** Codes of the problems it may answer with. */
  problems: ReadonlySet<string>;
}

const functionsDir = 'src/functions';

export const functionFiles = readdirSync(path.join(projectDir, functionsDir), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `${functionsDir}/${file.split(path.sep).join('/')}`)
  .sort();

/** Everything this backend serves. Throws where a route does not say what it is. */
export function readRoutes(source: Source, schemas: TypeSchemas): Route[] {
  return functionFiles.map((file) => readRoute(file, source, schemas));
}

function readRoute(file: string, source: Source, schemas: TypeSchemas): Route {
  const { checker } = source;
  const { handler } = require(path.join(projectDir, file)) as {
    handler: { definition: { guard: { credential: Credential }; input: z.core.$ZodType; around?: Around } };
  };
  const { guard, input, around } = handler.definition;
  const symbol = source.exported(file, 'handler');
  const definition = typeOf(checker.getTypeOfSymbol(symbol), 'definition', checker);
  const route = `/${file.slice(functionsDir.length + 1).replace(/(\.protected)?\.ts$/, '')}`;
  if (!symbol.valueDeclaration) throw new Error(`${file} declares no handler`);
  return {
    path: route,
    methods: methodsOf(route, docOf(symbol, checker) ?? ''),
    credential: guard.credential,
    isIdempotent: around === idempotent,
    input: schemaOfInput(input, typeOf(definition, 'input', checker), checker),
    answers: answersOf(route, typeOf(definition, 'run', checker), checker, schemas),
    problems: problemsOf(symbol.valueDeclaration, checker),
  };
}

/** Reads a doc comment such as "`GET /opt-outs/check?to=`: whether a person may be written to." */
function methodsOf(route: string, doc: string): RouteMethod[] {
  const methods = [...doc.matchAll(/`(GET|POST) (\/[^\s?`]+)(?:\?([^`]*))?`: (.*?)(?= `(?:GET|POST) \/|$)/g)];
  if (methods.length === 0)
    throw new Error(`${route} has no doc comment that begins with its method and path`);
  return methods.map(([, method = '', named, query = '', text = '']) => {
    if (named !== route) throw new Error(`${route} calls itself ${named}`);
    const summary = text.charAt(0).toUpperCase() + text.slice(1);
    const names = query.split('&').flatMap((part) => part.split('=')[0] || []);
    return { method: method === 'GET' ? 'get' : 'post', summary, query: names };
  });
}

function answersOf(
  route: string,
  run: ts.Type,
  checker: ts.TypeChecker,
  schemas: TypeSchemas,
): RouteAnswer[] {
  const [signature] = run.getCallSignatures();
  const answered = signature && checker.getAwaitedType(signature.getReturnType());
  if (!answered) throw new Error(`${route} answers nothing`);
  return partsOf(answered).flatMap((answer) => {
    const [contentType] = literalsOf(answer, 'contentType', checker);
    return literalsOf(answer, 'status', checker).map((status): RouteAnswer => {
      if (typeof status !== 'number')
        throw new Error(`${route} does not say in its type which status it answers`);
      if (typeof contentType !== 'string') return { status };
      return { status, contentType, schema: schemas.of(typeOf(answer, 'body', checker), route) };
    });
  });
}

function typeOf(type: ts.Type, name: string, checker: ts.TypeChecker): ts.Type {
  const symbol = type.getProperty(name);
  if (!symbol) throw new Error(`There is no ${name} in ${checker.typeToString(type)}`);
  return checker.getTypeOfSymbol(symbol);
}

function literalsOf(type: ts.Type, name: string, checker: ts.TypeChecker): unknown[] {
  return partsOf(typeOf(type, name, checker)).map((part) => (part.isLiteral() ? part.value : undefined));
}

function partsOf(type: ts.Type): ts.Type[] {
  return type.isUnion() ? type.types : [type];
}
