import * as z from 'zod/mini';
import { type FieldError, Problem } from '../problem';
import { issueMessage } from './issue-message';

z.config({ customError: issueMessage });

/** More complaints than this help nobody, and a hostile body could have thousands. */
const mostErrors = 20;

/** Makes more of the complaints of a schema than it says by itself. */
export type Explain = (
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType,
  input: unknown,
) => z.core.$ZodIssue[];

/**
 * Checks a call's fields against the route's schema. Throws `invalid-request` with a path and a message for each fault, as
 * they are or, where somebody reads them, explained.
 */
export function parseInput<Schema extends z.core.$ZodType>(
  schema: Schema,
  fields: Record<string, unknown>,
  explain?: Explain,
): z.core.output<Schema> {
  const result = z.safeParse(schema, fields);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, mostErrors);
  const explained = explain?.(issues, schema, fields) ?? issues;
  const errors = explained.slice(0, mostErrors).map(toFieldError);
  const first = errors[0] as FieldError;
  throw new Problem('invalid-request', first.path ? `${first.path}: ${first.message}` : first.message, {
    errors,
  });
}

function toFieldError(issue: z.core.$ZodIssue): FieldError {
  return { path: issue.path.map(String).join('.'), message: issue.message.slice(0, 300) };
}
