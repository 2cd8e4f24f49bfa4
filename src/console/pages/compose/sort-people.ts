import { normaliseAddress } from '../../../addresses/normalise-address';
import type { Person } from '../../../messages/as-recipient';
import { longestBody } from '../../../messages/longest-body';
import { renderTemplate } from '../../../messages/template';

/** A row that gets no message, by the line of the list. */
export interface RowProblem {
  line: number;
  to: string;
  outcome: 'invalid' | 'duplicate' | 'suppressed';
  reason: string;
}

export interface SortedPeople {
  people: readonly Person[];
  /** Without those who are in the list before: a part of it does not know of the others. */
  once: readonly Person[];
  /** Those who get a message, as far as the list tells. */
  sendable: readonly Person[];
  problems: readonly RowProblem[];
}

/** Who gets a message and who cannot, by the rules that the backend goes by. */
export function sortPeople(people: readonly Person[], body: string): SortedPeople {
  const firstLines = new Map<string, number>();
  const once: Person[] = [];
  const sendable: Person[] = [];
  const problems: RowProblem[] = [];
  for (const person of people) {
    const { line } = person;
    const { to, variables } = partsOf(person);
    const address = normaliseAddress(to);
    const who = address.ok ? address.address.replace(/^rcs:/, '') : '';
    const firstLine = address.ok ? firstLines.get(who) : undefined;
    if (firstLine !== undefined) {
      problems.push({ line, to, outcome: 'duplicate', reason: `is the person of line ${firstLine}` });
      continue;
    }
    once.push(person);
    const reason = address.ok ? faultOfText(body, variables) : address.reason;
    if (reason !== undefined) {
      problems.push({ line, to, outcome: 'invalid', reason });
      continue;
    }
    // Only a row that is sent makes a later one a repetition.
    firstLines.set(who, line);
    sendable.push(person);
  }
  return { people, once, sendable, problems };
}

export function partsOf({ recipient }: Person): { to: string; variables: Record<string, string> } {
  return typeof recipient === 'string' ? { to: recipient, variables: {} } : recipient;
}

function faultOfText(body: string, variables: Record<string, string>): string | undefined {
  const { text, missing } = renderTemplate(body, variables);
  if (missing.length > 0) return `has no value for ${missing.map((name) => `{{${name}}}`).join(', ')}`;
  if (text.length > longestBody)
    return `its message would have ${text.length} characters; ${longestBody} are the most`;
  return undefined;
}
