import { isMessage } from '../messages/plan-recipients';
import type { Plan } from './summarise';

/** A row that would not be sent. */
export interface PreviewProblem {
  index: number;
  to: string;
  outcome: 'invalid' | 'suppressed';
  reason: string;
}

const mostListed = 100;

/** The first 100 rows that would not be sent. */
export function listProblems({ rows, suppressed }: Pick<Plan, 'rows' | 'suppressed'>): PreviewProblem[] {
  const problems: PreviewProblem[] = [];
  for (const row of rows) {
    if (problems.length === mostListed) break;
    const { index, to } = row;
    const { outcome, reason } = isMessage(row) ? { outcome: undefined, ...suppressed.get(to) } : row;
    if (outcome === 'suppressed') problems.push({ index, to, outcome, reason: reason ?? 'has opted out' });
    if (outcome === 'invalid') problems.push({ index, to, outcome, reason: reason ?? '' });
  }
  return problems;
}
