import type { ComplianceReport } from '../../../src/compliance/report';
import { groupReviews } from '../../../src/console/pages/consent/group-reviews';
import { duration, reportWords } from '../../../src/console/pages/consent/report-words';

const quiet: Pick<ComplianceReport, 'honoured' | 'quietHours'> = {
  honoured: {
    messagesAfter: 0,
    longestToLastMessage: 0,
    canceled: 0,
    tooLate: 0,
    longestToLastCancellation: 0,
  },
  quietHours: { held: 0, blocked: 0 },
};
const report = (changes: Partial<ComplianceReport>) => ({ ...quiet, ...changes }) as ComplianceReport;

describe('a compliance report in words', () => {
  it('says that nothing happened', () => {
    expect(reportWords(report({}))).toEqual([
      'No message was sent to anybody after they had opted out.',
      'No message was waiting for anybody who opted out.',
      'No message was moved because of quiet hours.',
    ]);
  });

  it('says what happened', () => {
    const honoured = {
      messagesAfter: 1,
      longestToLastMessage: 4.2,
      canceled: 1_200,
      tooLate: 2,
      longestToLastCancellation: 200,
    };
    expect(reportWords(report({ honoured, quietHours: { held: 3, blocked: 1 } }))).toEqual([
      '1 message was sent to people after they had opted out, the last one 4.2 seconds after it.',
      '1,200 waiting messages were canceled, the last one 3 minutes after the person had opted out.',
      '2 waiting messages had left before that was possible.',
      '3 messages were moved to a later time because of quiet hours.',
      '1 message was not sent because of quiet hours.',
    ]);
  });

  it.each([
    [1, '1 second'],
    [89, '89 seconds'],
    [90, '2 minutes'],
    [7_200, '2 hours'],
    [172_800, '2 days'],
  ])('tells %d seconds as %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });
});

describe('texts to review', () => {
  it('are put together by person, the most urgent first', () => {
    const text = (to: string, at: string) => ({ to, sid: at, body: 'enough', at, decideBy: `${at}+10` });
    expect(
      groupReviews([text('ana', '2'), text('bob', '1'), text('ana', '3')]).map(
        ({ to, decideBy, messages }) => [to, decideBy, messages.length],
      ),
    ).toEqual([
      ['bob', '1+10', 1],
      ['ana', '2+10', 2],
    ]);
  });
});
