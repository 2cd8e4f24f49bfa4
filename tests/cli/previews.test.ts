import { withoutRepeated } from '../../cli/campaign/preview-list';
import { previewReport, question } from '../../cli/campaign/preview-report';
import { SeenPeople } from '../../cli/campaign/seen-people';
import type { Person } from '../../src/messages/as-recipient';
import type { Preflight } from '../../src/preflight/check-sending';
import { addPreview, emptySum, type PreviewAnswer } from '../../src/preview/sum-previews';
import { all } from './files';

const answer: PreviewAnswer = {
  counts: { total: 3, sendable: 2, suppressed: 0, invalid: 1, duplicate: 0 },
  problems: [{ index: 1, to: 'abc', outcome: 'invalid', reason: 'is not a phone number' }],
  missingVariables: { name: 1 },
  landlines: { count: 1, examples: [{ index: 2, to: '+442079460102' }] },
  segments: { total: 3, perMessage: { min: 1, max: 2 } },
  encoding: 'GSM-7',
  unicode: [],
  smartEncoding: { segments: 3, saved: 0 },
  cost: {
    currency: 'USD',
    estimate: 0.0166,
    unpriced: 0,
    byCountry: [{ country: 'US', channel: 'sms', messages: 2, segments: 3, estimate: 0.0166 }],
  },
  quietHours: { held: 1, blocked: 0, earliest: '2026-12-01T08:00:00Z', latest: '2026-12-01T09:00:00Z' },
  timeZones: {},
  estimatedSeconds: 3,
  samples: [{ to: '+14155550101', body: 'Hi', segments: 1 }],
};
const other: PreviewAnswer = {
  ...answer,
  counts: { total: 2, sendable: 1, suppressed: 1, invalid: 0, duplicate: 0 },
  problems: [{ index: 0, to: '+14155550109', outcome: 'suppressed', reason: 'has opted out' }],
  segments: { total: 3, perMessage: { min: 3, max: 3 } },
  encoding: 'UCS-2',
  unicode: [{ character: '’', codePoint: 'U+2019', suggestion: "'", messages: 1 }],
  smartEncoding: { segments: 1, saved: 2 },
  cost: { ...answer.cost, unpriced: 1 },
  quietHours: { held: 1, blocked: 0, earliest: '2026-12-01T07:00:00Z', latest: '2026-12-01T08:30:00Z' },
  samples: [{ to: '+14155550102', body: 'Hello, it’s ready', segments: 3 }],
};
/** What was found out about a slice. */
function withPreflight(
  slice: PreviewAnswer,
  country: string,
  course: Partial<Preflight['course']> = {},
): PreviewAnswer {
  const messages = slice.counts.sendable;
  const found = { problem: 'Not there.', advice: 'Leave them out.', countries: [country], messages };
  return {
    ...slice,
    preflight: {
      verdict: 'blocked',
      findings: [
        { ...found, check: 'window', severity: 'at-risk', problem: 'This slice takes days.' },
        { ...found, check: 'geo-permission', severity: 'blocked' },
      ],
      course: { seconds: 3_000, isPaced: false, validitySeconds: 14_400, windowSeconds: 3_600, ...course },
    },
  };
}
const nothing: PreviewAnswer = {
  ...answer,
  counts: { total: 1, sendable: 0, suppressed: 0, invalid: 1, duplicate: 0 },
  problems: [{ index: 0, to: 'x', outcome: 'invalid', reason: 'is not a phone number' }],
  segments: { total: 0, perMessage: { min: 0, max: 0 } },
  cost: { ...answer.cost, estimate: 0, byCountry: [] },
  quietHours: { held: 0, blocked: 0 },
  estimatedSeconds: 0,
  samples: [],
};

function sumOf(...answers: [PreviewAnswer, number[]][]) {
  const sum = emptySum();
  for (const [one, lines] of answers) addPreview(sum, one, lines);
  return sum;
}

describe('the sum of previews', () => {
  it('adds up what slices come to, with the lines of the file', () => {
    const sum = sumOf([other, [7, 8]], [answer, [2, 3, 4]], [nothing, [9]]);
    expect(sum).toMatchObject({
      counts: { total: 6, sendable: 3, suppressed: 1, invalid: 2, duplicate: 0 },
      problems: [
        { line: 3, to: 'abc', outcome: 'invalid' },
        { line: 9, to: 'x', outcome: 'invalid' },
        { line: 7, to: '+14155550109', outcome: 'suppressed' },
      ],
      landlines: { count: 3, examples: expect.arrayContaining([{ line: 4, to: '+442079460102' }]) },
      segments: { total: 6, min: 1, max: 3, saved: 2 },
      cost: { currency: 'USD', unpriced: 1 },
      quietHours: { held: 2, earliest: '2026-12-01T07:00:00Z', latest: '2026-12-01T09:00:00Z' },
      seconds: 6,
      sample: { to: '+14155550102' },
    });
    expect([...sum.encodings].sort()).toEqual(['GSM-7', 'UCS-2']);
    expect(sum.missingVariables.get('name')).toBe(3);
    expect(sum.unicode.get('’')?.messages).toBe(1);
    expect(sum.cost.estimate).toBeCloseTo(0.0332, 6);
    expect(sum.cost.byCountry.get('US sms')).toMatchObject({ messages: 4, segments: 6 });
  });

  it('is the same in whatever order the answers come', () => {
    const one = sumOf([answer, [2, 3, 4]], [other, [7, 8]]);
    const another = sumOf([other, [7, 8]], [answer, [2, 3, 4]]);
    expect({ ...another, encodings: one.encodings }).toEqual(one);
  });

  it('names the first problems of the file only', () => {
    const slices = Array.from({ length: 20 }, (_, i): [PreviewAnswer, number[]] => [nothing, [100 - i]]);
    expect(sumOf(...slices).problems.map(({ line }) => line)).toEqual([81, 82, 83, 84, 85]);
  });

  it('has what speaks against sending once, and judges the time of all slices together', () => {
    const sum = sumOf(
      [withPreflight(answer, 'FR'), [2, 3, 4]],
      [withPreflight(other, 'DE', { isPaced: true }), [7, 8]],
    );
    expect([...sum.findings.values()]).toMatchObject([
      { check: 'geo-permission', countries: ['FR', 'DE'], messages: 3 },
    ]);
    expect(sum.course).toMatchObject({ seconds: 6_000, isPaced: false, windowSeconds: 3_600 });
  });

  it('takes an answer that tells nothing of landlines and throughput', () => {
    const { landlines: _, throughput: __, ...older } = answer;
    expect(sumOf([older, [2, 3, 4]])).toMatchObject({ landlines: { count: 0 }, throughput: undefined });
  });
});

describe('the report', () => {
  it('says what is to be decided', () => {
    const sum = sumOf([answer, [2, 3, 4]], [other, [7, 8]]);
    const report = previewReport(sum, Date.parse('2026-11-30T12:00:00Z'), { start: '09:00', end: '20:00' });
    expect(report).toContain('line 3   abc');
    expect(report).toContain('6 segments, 1 to 3 each');
    expect(report).toContain('--smart-encoded would save 2 segments');
    expect(report).toContain('from 09:00 to 20:00');
    expect(question(sum)).toBe('Send to 3 people for at least $0.0332?');
    expect(question(sumOf([answer, [2, 3, 4]]))).toBe('Send to 2 people for about $0.0166?');
  });

  it('says what speaks against it, the worst first', () => {
    const lines = (...slices: PreviewAnswer[]) => {
      const report = previewReport(
        sumOf(...slices.map((one) => [one, [2, 3, 4]] as [PreviewAnswer, number[]])),
        0,
      );
      return report.split('\n').flatMap((line) => (/^ {2}\S+ \d+ messages?/.test(line) ? [line.trim()] : []));
    };
    const slow = { seconds: 10_000 };
    expect(lines(withPreflight(answer, 'FR', slow), withPreflight(answer, 'DE', slow))).toEqual([
      expect.stringMatching(/✗.* 4 messages \(FR, DE\): Not there\.$/),
      expect.stringContaining('! 4 messages: The pool needs 5.6 hours for this, and messages wait'),
      expect.stringContaining('it takes 6 days'),
    ]);
    expect(lines(withPreflight(answer, 'FR'))).toHaveLength(1);
    expect(lines(answer)).toEqual([]);
  });

  it('can be made of nothing at all', () => {
    expect(previewReport(sumOf([nothing, [2]]), 0)).toContain('none');
  });
});

describe('who is in the file twice', () => {
  async function* people(): AsyncGenerator<Person, void> {
    const recipients = [
      '+1 415 555 0101',
      { to: '+14155550102', variables: { name: 'Ana' } },
      'nonsense',
      { to: '+1 (415) 555-0102', variables: { name: 'Ben' } },
      { to: 'rcs:+14155550102', variables: { name: 'Ben' } },
      { to: 'whatsapp:+14155550102', variables: { name: 'Ben' } },
      'nonsense',
      { to: '+14155550101', variables: { name: 'Cleo' } },
    ];
    for (const [i, recipient] of recipients.entries()) yield { recipient, line: i + 2 };
  }
  const linesLeft = async (body: string) => {
    let repeated = 0;
    const left = await all(withoutRepeated(people(), body, () => repeated++));
    return { left: left.map(({ line }) => line), repeated };
  };

  it('is taken once, however the number is written', async () => {
    expect(await linesLeft('Hi')).toEqual({ left: [2, 3, 4, 7, 8], repeated: 3 });
  });

  it('is not taken for repeated where the first row cannot be sent', async () => {
    expect(await linesLeft('Hi {{name}}')).toEqual({ left: [2, 3, 4, 7, 8, 9], repeated: 2 });
  });
});

describe('people that were seen', () => {
  it('are known again, many of them, and nobody else', () => {
    const seen = new SeenPeople();
    const person = (i: number) => `+${i % 2 ? 1_415_000_0000 + i : 999_999_999_000_000 - i * 65_536}`;
    for (let i = 0; i < 50_000; i++) {
      expect(seen.has(person(i))).toBe(false);
      seen.add(person(i));
    }
    expect(Array.from({ length: 50_000 }, (_, i) => seen.has(person(i)))).not.toContain(false);
    expect(seen.has(person(50_001))).toBe(false);
    seen.add('whatsapp:+14150000001');
    expect([seen.has('whatsapp:+14150000001'), seen.has('+14150000002'), seen.has('messenger:x')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
