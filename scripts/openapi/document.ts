import { version } from '../../package.json';
import type { OpenApi } from '../../src/open-api/open-api';
import { operationOf } from './operations';
import { problemCodeSchema } from './problem-responses';
import { functionFiles, readRoutes } from './read-routes';
import { TypeSchemas } from './schema-of-type';
import { readSource } from './source';
import { allTags, description, headers, parameters, securitySchemes } from './texts';

const problemFile = 'scripts/openapi/problem-document.ts';

/**
 * This backend's API, from the code that serves it: what a call may send from the schemas that check it, what it answers
 * from the types of the answers, which refusals from those that the code can come to. Throws where the code does not tell.
 */
export function openApiDocument(): OpenApi {
  const source = readSource([...functionFiles, problemFile]);
  const schemas = new TypeSchemas(source.checker);
  const components: OpenApi['components'] = {
    schemas: schemas.components,
    parameters,
    headers,
    responses: {},
    securitySchemes,
  };
  const paths: OpenApi['paths'] = {};
  for (const route of readRoutes(source, schemas)) {
    paths[route.path] = Object.fromEntries(
      route.methods.map((method) => [method.method, operationOf(route, method, components)]),
    );
  }
  const problem = source.checker.getDeclaredTypeOfSymbol(source.exported(problemFile, 'ProblemDocument'));
  schemas.of(problem, problemFile);
  const { properties = {} } = schemas.components.ProblemDocument ?? {};
  properties.code = problemCodeSchema;

  return {
    openapi: '3.1.0',
    info: {
      title: 'Twilio messaging backend',
      version,
      description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The deployment that serves this document.' }],
    tags: allTags,
    paths,
    components: {
      ...components,
      schemas: sorted(components.schemas),
      responses: sorted(components.responses),
    },
  };
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
