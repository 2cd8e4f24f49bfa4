import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UNDELIVERED_SUFFIXES } from '../../emulator/messages/outcome';
import {
  expectedCounts,
  expectedUndelivered,
  optingOut,
  orderReady,
  readRecipients,
  reminder,
  toBulkRecipient,
} from '../../scripts/demo/recipients';
import { bulkRequest } from '../../src/messages/message-request';
import { isMessage, planRecipients } from '../../src/messages/plan-recipients';
import type { SendResult } from '../../src/messages/send-result';

/** Recipients that Twilio documents as refused on create. */
const REFUSED = ['+15005550001', '+15005550002', '+15005550003', '+15005550004', '+15005550009'];

describe('examples/recipients.csv', () => {
  const rows = readRecipients();
  const recipients = rows.map(toBulkRecipient);
  const planRows = [...planRecipients(recipients, { body: orderReady })];
  const plan = {
    messages: planRows.filter(isMessage),
    results: planRows.filter((row): row is SendResult => !isMessage(row)),
  };
  const planned = plan.messages.map(({ to }) => to);
  const withOutcome = (outcome: string) => plan.results.filter((result) => result.outcome === outcome);

  it('has as many rows as the demo says, each on the line it claims', () => {
    expect(rows).toHaveLength(expectedCounts.total);
    expect(rows[0]?.line).toBe(2);
    expect(rows.at(-1)?.line).toBe(expectedCounts.total + 1);
  });

  it('is a request that the bulk route takes whole', () => {
    const { success } = bulkRequest.safeParse({ body: orderReady, shortenUrls: true, recipients });
    expect(success).toBe(true);
  });

  it('has the advertised invalid rows, wrong in different ways', () => {
    const invalid = withOutcome('invalid');
    expect(invalid).toHaveLength(expectedCounts.invalid);
    expect([...new Set(invalid.map(({ reason }) => reason))].sort()).toEqual([
      'has an extension, which cannot be texted',
      'has no country code: write it as +14155550123',
      'has no value for order, and the template no default',
      'has too few or too many digits for its country',
      'is empty',
      'is not a phone number',
    ]);
  });

  it('has the advertised duplicates, most of them spelled differently', () => {
    const duplicates = withOutcome('duplicate');
    expect(duplicates).toHaveLength(expectedCounts.duplicate);
    const respelled = duplicates.filter(
      ({ index, duplicateOf = -1 }) => rows[index]?.phone !== rows[duplicateOf]?.phone,
    );
    expect(respelled).toHaveLength(5);
  });

  it('has the recipients that opt out, that Twilio refuses and that cannot be reached', () => {
    expect(planned.filter((to) => optingOut.some(({ from }) => from === to))).toHaveLength(
      expectedCounts.suppressed,
    );
    expect(planned.filter((to) => REFUSED.includes(to)).sort()).toEqual(REFUSED);
    expect(REFUSED).toHaveLength(expectedCounts.rejected);

    const bySuffix: Record<number, number> = {};
    for (const to of planned) {
      const suffix = Number(to.slice(-5));
      if (UNDELIVERED_SUFFIXES.includes(suffix)) bySuffix[suffix] = (bySuffix[suffix] ?? 0) + 1;
    }
    expect(bySuffix).toEqual(expectedUndelivered);
  });

  it('accounts for every row once', () => {
    const { total, ...outcomes } = expectedCounts;
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(total);
    expect(planned).toHaveLength(
      expectedCounts.accepted + expectedCounts.rejected + expectedCounts.suppressed,
    );
  });

  it('holds only numbers that belong to nobody', () => {
    expect(planned.filter((to) => !isFictional(to))).toEqual([]);
  });

  it('writes numbers in many ways, and greets those without a name', () => {
    const spellings = rows.map(({ phone }) => phone.replace(/\d/g, '9').replace(/9+/g, '9'));
    expect(new Set(spellings).size).toBeGreaterThan(12);
    expect(plan.messages.filter(({ body }) => body?.startsWith('Hi there,'))).toHaveLength(4);
    expect([...planRecipients(recipients, { body: reminder })].filter(isMessage)).toHaveLength(
      planned.length,
    );
  });
});

describe('readRecipients', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'recipients-'));
  const file = path.join(folder, 'list.csv');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads quoted cells and a byte order mark, as spreadsheets write them', () => {
    writeFileSync(
      file,
      '\uFEFFfirstName,phone,city,order\r\n"Ana ""Nana""",+14155550123,"Washington, DC",A1\r\n',
    );
    expect(readRecipients(file)).toEqual([
      { line: 2, firstName: 'Ana "Nana"', phone: '+14155550123', city: 'Washington, DC', order: 'A1' },
    ]);
  });

  it('says which columns it needs where one is missing', () => {
    writeFileSync(file, 'firstName,phone,city\nAna,+14155550123,Lima\n');
    expect(() => readRecipients(file)).toThrow('must have the columns firstName, phone, city and order');
  });
});

/** Ranges set aside for fiction by the authorities of each country, Twilio's test numbers, and the area code 555. */
function isFictional(to: string): boolean {
  return [
    /^\+1[2-9]\d{2}55501\d{2}$/,
    /^\+1500555000\d$/,
    /^\+15550[12]3000\d$/,
    /^\+447700900\d{3}$/,
    /^\+4917139200\d{2}$/,
    /^\+49176040690\d{2}$/,
    /^\+3363998\d{4}$/,
    /^\+6149157(0006|0110|015[6-9]|0313|0737|1266)$/,
    /^\+467017406\d{2}$/,
  ].some((range) => range.test(to));
}
