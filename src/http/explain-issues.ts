import * as z from 'zod/mini';
import { missing } from './issue-message';

type Issue = z.core.$ZodIssue;

/** What zod says where a schema has no words of its own. */
const withoutWords = 'Invalid input';

/** How far what was sent is from a branch, which fields too many or too few tell, and never wrong values of its fields. */
const wrongKind = 1_000;
const wrongField = 1;

/**
 * Says in place of each complaint about a choice what is wrong with the branch that was most likely meant, with whole paths.
 * Where none is nearer than the others, the choice itself is explained. `schema` is what refused the `input`.
 */
export function explainIssues(issues: readonly Issue[], schema: z.core.$ZodType, input: unknown): Issue[] {
  // A choice with a branch that has only been given unknown fields says just that, also where another branch was meant.
  const meant = nearest(branchesOf(schema).map((branch) => z.safeParse(branch, input).error?.issues ?? []));
  return (meant ?? issues).flatMap(explain);
}

/** Of a choice that no field decides. */
function branchesOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const { def } = schema._zod;
  if (def.type !== 'union' || 'discriminator' in def) return [];
  // Not asked of its class: that would bring the whole of zod into every bundle.
  return (def as z.core.$ZodUnionDef).options;
}

function explain(issue: Issue): Issue[] {
  if (issue.code === 'invalid_key') return issue.issues.flatMap(explain).map(below(issue));
  if (issue.code !== 'invalid_union') return [issue];
  const meant = nearest(issue.errors);
  if (meant) return meant.flatMap(explain).map(below(issue));
  return [issue.message === withoutWords ? { ...issue, message: wordsFor(issue) } : issue];
}

function below({ path }: Issue): (issue: Issue) => Issue {
  return (issue) => ({ ...issue, path: [...path, ...issue.path] });
}

/** The branch that misses least, where one does and is of the kind of what was sent. */
function nearest(branches: readonly Issue[][]): Issue[] | undefined {
  const [first, second] = branches
    .map((issues) => ({ issues, distance: issues.reduce((sum, issue) => sum + distanceOf(issue), 0) }))
    .sort((a, b) => a.distance - b.distance);
  if (!first || first.distance >= wrongKind || first.distance === second?.distance) return undefined;
  return first.issues;
}

function distanceOf(issue: Issue): number {
  if (issue.code === 'unrecognized_keys') return wrongField * issue.keys.length;
  if (issue.message === missing) return wrongField;
  const isOther = issue.code === 'invalid_type' || issue.code === 'invalid_value';
  return isOther && issue.path.length === 0 ? wrongKind : 0;
}

function wordsFor(issue: z.core.$ZodIssueInvalidUnion): string {
  const choices = 'options' in issue ? issue.options : undefined;
  if (choices) return `must be one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`;
  const words = issue.errors.flatMap(([first]) => first?.message ?? []);
  return words.length > 0 ? [...new Set(words)].join(', or ') : withoutWords;
}
