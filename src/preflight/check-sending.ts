import { checkFlow, type Flow, type Objection } from './check-flow';
import type { Readiness } from './readiness';

/** What speaks against a send, and how much of it is concerned. */
export interface Finding extends Objection {
  /** ISO 3166-1 alpha-2, of the recipients concerned; those whose number does not tell are left out. */
  countries: string[];
  messages: number;
}

export interface Preflight {
  /** `blocked`: every message would fail. `at-risk`: something speaks against it. */
  verdict: 'ready' | 'at-risk' | 'blocked';
  /** What blocks messages first, then what concerns most of them. */
  findings: Finding[];
  course: Course;
}

/** How long it takes, in seconds. */
export interface Course {
  /** Until the pool's senders have sent all of it. */
  seconds: number;
  /** Whether messages are handed over no faster than they leave. */
  isPaced: boolean;
  /** How long messages may wait at Twilio. */
  validitySeconds: number;
  /** Of each day, where there is a window. */
  windowSeconds?: number;
}

/** Whether a send can succeed: flows with how many messages go each way, and how fast they can go. */
export function checkSending(
  flows: readonly (Flow & { messages: number })[],
  readiness: Readiness,
  course: Course,
): Preflight {
  const total = flows.reduce((sum, { messages }) => sum + messages, 0);
  const findings = new Map<string, Finding>();
  let blocked = 0;
  for (const flow of flows) {
    const objections = checkFlow(flow, readiness);
    if (objections.some(({ severity }) => severity === 'blocked')) blocked += flow.messages;
    for (const objection of objections) {
      const key = findingKey(objection);
      const finding = findings.get(key) ?? { ...objection, countries: [], messages: 0 };
      finding.messages += flow.messages;
      if (flow.country !== undefined) finding.countries = [...new Set([...finding.countries, flow.country])];
      findings.set(key, finding);
    }
  }
  const all = [...findings.values(), ...checkCourse(course, total)];
  const verdict = total > 0 && blocked === total ? 'blocked' : all.length > 0 ? 'at-risk' : 'ready';
  return { verdict, findings: all.sort(byWeight), course };
}

/** What is told as one finding. */
export function findingKey({ severity, problem }: Objection): string {
  return `${severity} ${problem}`;
}

/** For what blocks messages to come first, then what concerns most of them. */
export function byWeight(a: Finding, b: Finding): number {
  const rank = ({ severity }: Finding) => (severity === 'blocked' ? 0 : 1);
  return rank(a) - rank(b) || b.messages - a.messages;
}

/** What speaks against sending so many messages through these senders in that time. */
export function checkCourse(
  { seconds, isPaced, validitySeconds, windowSeconds }: Course,
  messages: number,
): Finding[] {
  const objections: Objection[] = [];
  if (!isPaced && seconds > validitySeconds) {
    objections.push({
      check: 'queue',
      severity: 'at-risk',
      problem: `The pool needs ${hours(seconds)} for this, and messages wait at Twilio for at most ${hours(validitySeconds)}: the rest expires.`,
      advice: 'Send it as a campaign with a pace that the pool can keep, or add senders.',
      code: 30001,
    });
  }
  if (windowSeconds !== undefined && seconds > windowSeconds) {
    const days = Math.ceil(seconds / windowSeconds);
    objections.push({
      check: 'window',
      severity: 'at-risk',
      problem: `The pool needs ${hours(seconds)} for this, and the window has ${hours(windowSeconds)}: it takes ${days} days.`,
      advice: 'Widen the window, add senders, or begin earlier.',
    });
  }
  return objections.map((objection) => ({ ...objection, countries: [], messages }));
}

function hours(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} hours`;
}
