import { type Course, type Finding, findingKey } from '../preflight/check-sending';
import type { CostRow } from './estimate-cost';
import type { Preview } from './preview-messages';

/** The answer for one slice. An older backend does not tell all of it. */
export type PreviewAnswer = Omit<Preview, 'suppressedBy' | 'landlines' | 'throughput' | 'preflight'> &
  Partial<Pick<Preview, 'suppressedBy' | 'landlines' | 'throughput' | 'preflight'>>;

/** What the answers for all slices of a file come to. Lines are the file's. */
export interface PreviewSum {
  counts: Preview['counts'];
  suppressedBy: Preview['suppressedBy'];
  problems: { line: number; to: string; outcome: 'invalid' | 'suppressed'; reason: string }[];
  missingVariables: Map<string, number>;
  landlines: { count: number; examples: { line: number; to: string }[] };
  segments: { total: number; min: number; max: number; saved: number };
  encodings: Set<'GSM-7' | 'UCS-2'>;
  unicode: Map<string, { codePoint: string; suggestion?: string | undefined; messages: number }>;
  cost: { currency: string; estimate: number; unpriced: number; byCountry: Map<string, CostRow> };
  quietHours: Preview['quietHours'];
  /** Of sending, without the time in which it may not be sent. */
  seconds: number;
  throughput: Preview['throughput'] | undefined;
  /** What speaks against sending, whatever time it takes. */
  findings: Map<string, Finding>;
  /** How long it takes, by which to judge the whole. */
  course: Course | undefined;
  /** The longest text. */
  sample: { to: string; body: string } | undefined;
}

/** Problems and landlines that are named. */
const mostNamed = 5;

export function emptySum(): PreviewSum {
  return {
    counts: { total: 0, sendable: 0, suppressed: 0, invalid: 0, duplicate: 0 },
    suppressedBy: { optedOut: 0, knownBad: 0, quietHours: 0 },
    problems: [],
    missingVariables: new Map(),
    landlines: { count: 0, examples: [] },
    segments: { total: 0, min: Number.POSITIVE_INFINITY, max: 0, saved: 0 },
    encodings: new Set(),
    unicode: new Map(),
    cost: { currency: 'USD', estimate: 0, unpriced: 0, byCountry: new Map() },
    quietHours: { held: 0, blocked: 0 },
    seconds: 0,
    throughput: undefined,
    findings: new Map(),
    course: undefined,
    sample: undefined,
  };
}

/** Adds the answer for a slice, of whose rows `lines` has the lines. The answers may come in any order. */
export function addPreview(sum: PreviewSum, answer: PreviewAnswer, lines: readonly number[]): void {
  const lineOf = <T extends { index: number }>({ index, ...rest }: T) => ({
    line: lines[index] ?? 0,
    ...rest,
  });
  const firstOf = <T extends { line: number }>(all: T[]) =>
    all.sort((a, b) => a.line - b.line).slice(0, mostNamed);
  for (const key of Object.keys(sum.counts) as (keyof Preview['counts'])[])
    sum.counts[key] += answer.counts[key];
  for (const key of Object.keys(sum.suppressedBy) as (keyof Preview['suppressedBy'])[])
    sum.suppressedBy[key] += answer.suppressedBy?.[key] ?? 0;
  sum.problems = [
    ...firstOf([...ofKind(sum, 'invalid'), ...ofKind(answer, 'invalid').map(lineOf)]),
    ...firstOf([...ofKind(sum, 'suppressed'), ...ofKind(answer, 'suppressed').map(lineOf)]),
  ];
  for (const [name, rows] of Object.entries(answer.missingVariables)) {
    sum.missingVariables.set(name, (sum.missingVariables.get(name) ?? 0) + rows);
  }
  sum.landlines.count += answer.landlines?.count ?? 0;
  sum.landlines.examples = firstOf([
    ...sum.landlines.examples,
    ...(answer.landlines?.examples ?? []).map(lineOf),
  ]);
  addTexts(sum, answer);
  addCost(sum.cost, answer.cost);
  addQuietHours(sum.quietHours, answer.quietHours);
  sum.seconds += answer.estimatedSeconds;
  if (answer.preflight) addPreflight(sum, answer.preflight);
  if ((answer.throughput?.senders.length ?? 0) > (sum.throughput?.senders.length ?? -1)) {
    sum.throughput = answer.throughput;
  }
}

/** A slice says nothing of the time that all of them take. */
function addPreflight(sum: PreviewSum, { findings, course }: Preview['preflight']): void {
  for (const finding of findings) {
    if (finding.check === 'queue' || finding.check === 'window') continue;
    const key = findingKey(finding);
    const known = sum.findings.get(key);
    sum.findings.set(key, {
      ...finding,
      countries: [...new Set([...(known?.countries ?? []), ...finding.countries])],
      messages: finding.messages + (known?.messages ?? 0),
    });
  }
  const { seconds = 0, isPaced = true } = sum.course ?? {};
  sum.course = { ...course, seconds: seconds + course.seconds, isPaced: isPaced && course.isPaced };
}

function ofKind<T extends { outcome: string }>(
  { problems }: { problems: readonly T[] },
  kind: T['outcome'],
): T[] {
  return problems.filter(({ outcome }) => outcome === kind);
}

function addTexts(
  sum: PreviewSum,
  { counts, segments, encoding, unicode, smartEncoding, samples }: PreviewAnswer,
) {
  if (counts.sendable > 0) {
    sum.segments.total += segments.total;
    sum.segments.min = Math.min(sum.segments.min, segments.perMessage.min);
    sum.segments.max = Math.max(sum.segments.max, segments.perMessage.max);
    sum.segments.saved += smartEncoding.saved;
  }
  if (encoding) {
    for (const one of encoding === 'mixed' ? (['GSM-7', 'UCS-2'] as const) : [encoding])
      sum.encodings.add(one);
  }
  for (const { character, messages, ...rest } of unicode) {
    sum.unicode.set(character, { ...rest, messages: (sum.unicode.get(character)?.messages ?? 0) + messages });
  }
  const { to, body } = samples.at(-1) ?? {};
  if (to !== undefined && body !== undefined && body.length > (sum.sample?.body.length ?? -1)) {
    sum.sample = { to, body };
  }
}

function addCost(
  sum: PreviewSum['cost'],
  { currency, estimate, unpriced, byCountry }: Preview['cost'],
): void {
  sum.currency = currency;
  sum.estimate += estimate;
  sum.unpriced += unpriced;
  for (const row of byCountry) {
    const key = `${row.country} ${row.channel}`;
    const known = sum.byCountry.get(key);
    sum.byCountry.set(key, {
      ...row,
      messages: row.messages + (known?.messages ?? 0),
      segments: row.segments + (known?.segments ?? 0),
      ...(row.estimate !== undefined && { estimate: row.estimate + (known?.estimate ?? 0) }),
    });
  }
}

function addQuietHours(
  sum: Preview['quietHours'],
  { held, blocked, earliest, latest }: Preview['quietHours'],
) {
  sum.held += held;
  sum.blocked += blocked;
  if (earliest !== undefined && (sum.earliest ?? earliest) >= earliest) sum.earliest = earliest;
  if (latest !== undefined && (sum.latest ?? latest) <= latest) sum.latest = latest;
}
