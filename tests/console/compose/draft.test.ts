import { fieldNames } from '../../../src/console/pages/compose/choose-people';
import { emptyDraft, faultsOf, nameOf, settingsOf } from '../../../src/console/pages/compose/draft';
import { furthestAheadMs } from '../../../src/messages/send-times';

const now = new Date('2026-11-21T12:00:00Z');
const draft = { ...emptyDraft, body: 'Hi' };

it('tells the backend only what was said', () => {
  expect(settingsOf(draft)).toEqual({ body: 'Hi' });
  const full = {
    smartEncoded: true,
    shortenUrls: true,
    validityMinutes: '90',
    messageIntent: 'marketing',
    quietHours: 'block' as const,
    mediaUrls: ' https://a.example/1.png\nhttps://a.example/2.png',
    when: 'later' as const,
    date: '2027-01-02',
  };
  expect(settingsOf({ ...draft, ...full, timeZone: 'Europe/Paris' })).toEqual({
    body: 'Hi',
    smartEncoded: true,
    shortenUrls: true,
    validityPeriod: 5_400,
    messageIntent: 'marketing',
    quietHours: 'block',
    mediaUrls: ['https://a.example/1.png', 'https://a.example/2.png'],
    localTime: '2027-01-02T09:00',
    timeZone: 'Europe/Paris',
  });
});

it.each([
  ['body', { body: ' ' }],
  ['validityMinutes', { validityMinutes: '601' }],
  ['validityMinutes', { validityMinutes: 'x' }],
  ['mediaUrls', { mediaUrls: 'a.png' }],
  ['date', { when: 'later' as const }],
  ['time', { when: 'later' as const, date: '2027-01-02', time: '' }],
])('says what is wrong with %s: %j', (field, change) => {
  expect(Object.keys(faultsOf({ ...draft, ...change }, now))).toEqual([field]);
});

it.each([
  ['Hi {{First name}}', '{{First name}} is not a field: write {{First_name}}.'],
  ['Hi {{Vorname (kurz) | du}}', '{{Vorname (kurz) | du}} is not a field: write {{Vorname_kurz| du}}.'],
  ['Hi {{name}} {{1}}', '{{1}} is not a field: write the name of a column, such as {{name}}.'],
  ['Hi {{name', 'A field begins with {{ and has no }} at its end.'],
  ['Hi {{name}', 'A field begins with {{ and has no }} at its end.'],
  ['Hi name}}', 'A field ends with }} and has no {{ at its beginning.'],
  ['Hi {{ name | there }}, {1} {} }', undefined],
])('finds what is not a field: %s', (body, fault) => {
  expect(faultsOf({ ...draft, body }, now).body).toBe(fault);
  // As the column's own button would have it.
  expect(fieldNames(['First name'])).toEqual(['First_name']);
});

const later = { ...draft, when: 'later' as const };
const furthest = new Date(now.getTime() + furthestAheadMs).toISOString();
it.each([
  ['2026-11-20', '23:59', 'Europe/Paris', { date: 'This day is over.' }],
  ['2026-11-21', '13:00', 'Europe/Paris', { time: 'This time is over.' }],
  ['2026-11-21', '13:01', 'Europe/Paris', {}],
  ['2026-11-20', '09:00', '', { date: 'This day is over.' }],
  ['2026-11-21', '00:00', '', { time: 'This time is over.' }],
  // It is still to come in Hawaii.
  ['2026-11-21', '09:00', '', {}],
  [furthest.slice(0, 10), furthest.slice(11, 16), 'UTC', {}],
  [furthest.slice(0, 10), '12:01', 'UTC', { date: 'This day is more than 360 days ahead.' }],
  [furthest.slice(0, 10), '23:00', '', {}],
  ['2027-11-18', '09:00', '', { date: 'This day is more than 360 days ahead.' }],
])('holds the time against the clock: %s %s %s', (date, time, timeZone, faults) => {
  expect(faultsOf({ ...later, date, time, timeZone }, now)).toEqual(faults);
});

it('needs no text beside a picture', () => {
  expect(faultsOf({ ...emptyDraft, mediaUrls: 'https://a.example/1.png' }, now)).toEqual({});
});

it('calls a campaign by its name, its file or its day', () => {
  const noon = new Date(2026, 10, 21, 12);
  expect(nameOf({ ...draft, name: ' Autumn ', fileName: 'a.csv' }, noon)).toBe('Autumn');
  expect(nameOf({ ...draft, fileName: 'a.b.csv' }, noon)).toBe('a.b');
  expect(nameOf(draft, noon)).toBe('Message of November 21, 2026');
});
