import type { BulkRequest, MessageSettings } from '../../src/messages/message-request';
import { isMessage, planRecipients } from '../../src/messages/plan-recipients';
import type { SendResult } from '../../src/messages/send-result';

function planAll(recipients: BulkRequest['recipients'], settings: MessageSettings) {
  const rows = [...planRecipients(recipients, settings)];
  return {
    messages: rows.filter(isMessage),
    results: rows.filter((row): row is SendResult => !isMessage(row)),
  };
}

describe('planRecipients', () => {
  it('gives every row either a message or a result', () => {
    const plan = planAll(
      [
        '+1 415 555 0123',
        { to: '+14155550123', variables: { name: 'Twice' } },
        { to: '+14155550124', variables: { name: 'Bo' } },
        'not a number',
        { to: '+14155550125' },
      ],
      { body: 'Hi {{name}}' },
    );
    expect(plan.messages).toEqual([
      { index: 1, to: '+14155550123', body: 'Hi Twice' },
      { index: 2, to: '+14155550124', body: 'Hi Bo' },
    ]);
    expect(plan.results).toEqual([
      {
        index: 0,
        to: '+14155550123',
        outcome: 'invalid',
        reason: expect.stringContaining('no value for name'),
      },
      {
        index: 3,
        to: 'not a number',
        outcome: 'invalid',
        reason: expect.any(String),
        error: expect.objectContaining({ code: 21211 }),
      },
      {
        index: 4,
        to: '+14155550125',
        outcome: 'invalid',
        reason: expect.stringContaining('no value for name'),
      },
    ]);
  });

  it('names the row that a duplicate repeats, also across SMS and RCS', () => {
    const plan = planAll(['+14155550123', 'rcs:+14155550123', 'whatsapp:+14155550123'], {
      body: 'Hi',
    });
    expect(plan.messages.map(({ to }) => to)).toEqual(['+14155550123', 'whatsapp:+14155550123']);
    expect(plan.results).toEqual([
      { index: 1, to: 'rcs:+14155550123', outcome: 'duplicate', duplicateOf: 0 },
    ]);
  });

  it('refuses a body that its variables make too long', () => {
    const plan = planAll([{ to: '+14155550123', variables: { text: 'x'.repeat(1_599) } }], {
      body: '{{text}}!!',
    });
    expect(plan.results[0]).toMatchObject({ outcome: 'invalid', error: { code: 21617 } });
  });

  it("gives a recipient's variables to a Content template, over the common ones", () => {
    const plan = planAll([{ to: '+14155550123', variables: { 1: 'Bo' } }], {
      contentSid: `HX${'0'.repeat(32)}`,
      contentVariables: { 1: 'you', 2: 'today' },
    });
    expect(plan.messages[0]?.contentVariables).toEqual({ 1: 'Bo', 2: 'today' });
  });
});
