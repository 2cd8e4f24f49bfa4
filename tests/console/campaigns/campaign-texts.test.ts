import type { ShownCampaign } from '../../../src/campaigns/show-campaign';
import { actionsFor, confirmationOf, doneText } from '../../../src/console/pages/campaigns/action-texts';
import { fileName } from '../../../src/console/pages/campaigns/file-name';
import { messageOptions } from '../../../src/console/pages/campaigns/message-options';
import { outcomeText, searchTerm } from '../../../src/console/pages/campaigns/outcomes';
import { collectCsv } from '../../../src/console/parts/collect-csv';

const counts = {
  pending: 1_200,
  accepted: 300,
  queued: 5,
  invalid: 2,
  duplicate: 1,
} as ShownCampaign['counts'];
const campaign = (state: ShownCampaign['state'], more: Partial<ShownCampaign> = {}) => ({
  name: 'Autumn',
  state,
  counts,
  ...more,
});

test('each state offers what can be done in it', () => {
  const offered = (state: ShownCampaign['state']) => actionsFor(campaign(state)).map(({ action }) => action);
  expect(offered('draft')).toEqual(['start', 'cancel']);
  expect(offered('running')).toEqual(['pause', 'cancel']);
  expect(offered('paused')).toEqual(['resume', 'cancel']);
  expect(offered('completed')).toEqual(['cancel']);
  expect(offered('canceled')).toEqual([]);
  expect(actionsFor(campaign('completed', { counts: { ...counts, queued: 0 } }))).toEqual([]);
});

test('whoever is asked is told numbers', () => {
  expect(confirmationOf('start', campaign('draft')).text).toContain('1,200 messages will be sent. 3 rows');
  const pausedBecause = { at: '', by: 'guard' as const, reason: '' };
  expect(confirmationOf('resume', campaign('paused', { pausedBecause })).text).toMatch(/by itself.*1,200/);
  expect(confirmationOf('resume', campaign('paused')).text).toBe('1,200 messages will be sent.');
  expect(confirmationOf('cancel', campaign('running')).text).toMatch(/1,200 messages.*300 messages have/);
  expect(confirmationOf('cancel', campaign('completed')).text).toContain('5 messages have');
});

test('what was done is told', () => {
  expect(doneText('pause', { counts })).toBe('Paused. 1,200 messages not sent yet.');
  expect(doneText('resume', { counts })).toBe('Resumed. 1,200 messages to go.');
  expect(doneText('cancel', { counts, taken: { canceled: 0, done: true } })).toBe('Canceled.');
  expect(doneText('cancel', { counts, taken: { canceled: 1, done: false } })).toBe(
    'Canceled. 1 message taken back. More are being taken back.',
  );
});

test('an outcome is told in words, one that is new as it is', () => {
  expect(outcomeText({ outcome: 'accepted', status: 'read' })).toBe('Read');
  expect(outcomeText({ outcome: 'suppressed' })).toBe('Held back');
  expect(outcomeText({ outcome: 'accepted', status: 'partially_delivered' })).toBe('partially_delivered');
});

test('a number is found however it is written', () => {
  expect(searchTerm(' (415) 555-0100 ')).toBe('4155550100');
  expect(searchTerm('whatsapp:+1 415')).toBe('whatsapp:+1415');
});

test('only options that were chosen are listed', () => {
  const message = { body: 'Hi', shortenUrls: false, validityPeriod: 3_600, tags: { a: 'b', c: 'd' } };
  expect(
    messageOptions({ message, pace: { perSecond: 5 }, window: { start: '09:00', end: '20:00' } }),
  ).toEqual([
    { name: 'Speed', value: 'At most 5 a second' },
    { name: 'Hours', value: '09:00 to 20:00' },
    { name: 'Given up after', value: '1 h' },
    { name: 'Tags', value: 'a: b, c: d' },
  ]);
});

describe('a table that comes in pages', () => {
  const pages = { '': ['h\r\n1\r\n', 'a'], a: ['h\r\n2\r\n', 'b'], b: ['h\r\n', null] } as const;
  const read = async (cursor: keyof typeof pages | undefined) => {
    const [text, next] = pages[cursor ?? ''];
    return { text, next };
  };

  it('is put together under one header', async () => {
    const told: number[] = [];
    const parts = await collectCsv(
      (cursor) => read(cursor as keyof typeof pages),
      (count) => told.push(count),
      new AbortController().signal,
    );
    expect(parts?.join('')).toBe('h\r\n1\r\n2\r\n');
    expect(told).toEqual([1, 2]);
  });

  it('is not read on when nobody waits for it', async () => {
    const controller = new AbortController();
    const asked: unknown[] = [];
    const parts = await collectCsv(
      (cursor) => {
        asked.push(cursor);
        controller.abort();
        return read(cursor as keyof typeof pages);
      },
      () => undefined,
      controller.signal,
    );
    expect(parts).toBeUndefined();
    expect(asked).toEqual([undefined]);
  });
});

test('a file is called after its campaign, in characters that no system minds', () => {
  const id = 'CMP000000000abcdef012345';
  const nameOf = (name: string) => fileName({ id, name });
  expect(nameOf('Autumn offer, 2026')).toBe('Autumn-offer-2026-recipients.csv');
  expect(nameOf('../a\\b:c*?"<>|\u202e.exe')).toBe('a-b-c-exe-recipients.csv');
  expect(nameOf('Größe 東京')).toBe('Größe-東京-recipients.csv');
  expect(nameOf('🎉')).toBe(`${id}-recipients.csv`);
  expect(nameOf('n'.repeat(200))).toHaveLength(60 + '-recipients.csv'.length);
});
