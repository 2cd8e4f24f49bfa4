import { problemKinds } from '../../src/http/problem-details';
import type { JsonSchema } from '../../src/open-api/json-schema';
import type { Reference, Response } from '../../src/open-api/open-api';
import type { ProblemCode } from '../../src/problem';
import { type PlatformCode, problemAdvice } from './problem-advice';

const codes = Object.keys(problemKinds).sort() as ProblemCode[];

const ofPlatform: Record<PlatformCode, readonly [status: string, title: string]> = {
  'invalid-body': ['400, 413 or 415, by any route', 'The body is too large or cannot be read'],
};

const kinds = Object.entries({ ...problemKinds, ...ofPlatform }) as [
  ProblemCode | PlatformCode,
  readonly [status: number | string, title: string],
][];

/** All codes, each with its status, title and advice. */
export const problemCodeSchema: JsonSchema = {
  description: 'What was refused, by name.',
  oneOf: kinds
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, [status, title]]) => ({
      const: code,
      title,
      description: `${status}. ${problemAdvice[code]}`,
    })),
};

/**
 * The responses of a route that may answer with these problems, by status. Those that several routes share are put into
 * `shared`, under the names of their codes.
 */
export function problemResponses(
  problems: ReadonlySet<string>,
  shared: Record<string, Response>,
): Record<string, Reference> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes.filter((known) => problems.has(known))) {
    const [status] = problemKinds[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, found]) => {
      const name = found.join('.');
      shared[name] = responseOf(found);
      return [String(status), { $ref: `#/components/responses/${name}` }];
    }),
  );
}

function responseOf(found: readonly ProblemCode[]): Response {
  const code: JsonSchema = found.length > 1 ? { enum: [...found] } : { const: found[0] };
  return {
    description: found.map((each) => `\`${each}\`: ${problemKinds[each][1]}.`).join(' '),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/ProblemDocument', properties: { code } },
      },
    },
  };
}
