import { NO_FAULTS } from '../../emulator/faults';
import type { WallNews } from '../../emulator/handsets/wall-shapes';
import { changesOf, describeFaults, draftOf } from '../../emulator/wall/fault-form';
import { splitLinks } from '../../emulator/wall/split-links';
import { numberIn, phonesOf, withNews } from '../../emulator/wall/wall';

const news = (people: string[], changed = people): WallNews => ({
  people,
  messages: 0,
  numbers: [],
  offsetSeconds: 0,
  faults: structuredClone(NO_FAULTS),
  consoleUrl: null,
  changed: changed.map((person) => ({ person, isBlocked: false, messages: [] })),
});

describe('news of the phones', () => {
  it('replace what has changed, and leave the rest as it is', () => {
    const first = withNews(undefined, news(['+1', '+2']));
    const second = withNews(first, news(['+2', '+1', '+3'], ['+2', '+3']));
    expect([...second.phones.keys()]).toEqual(['+2', '+1', '+3']);
    expect(second.phones.get('+1')).toBe(first.phones.get('+1'));
    expect(second.phones.get('+2')).not.toBe(first.phones.get('+2'));
    expect(second.faults).toBe(first.faults);
  });

  it('forget phones that are shown no more', () => {
    const wall = withNews(withNews(undefined, news(['+1', '+2'])), news(['+2'], []));
    expect([...wall.phones.keys()]).toEqual(['+2']);
  });

  it('keep phones that were added until they have messages', () => {
    const wall = withNews(undefined, news(['+1']));
    const people = (find: string) => phonesOf(wall, ['+1', '+442'], find).map(({ person }) => person);
    expect([people(''), people('44'), people('9')]).toEqual([['+442', '+1'], ['+442', '+1'], ['+1']]);
  });
});

it.each([
  ['+1 (415) 555-0101', '+14155550101'],
  ['WhatsApp:+14155550101', 'whatsapp:+14155550101'],
  ['4155550101', undefined],
  ['+1415', undefined],
])('takes %p for the number %p', (text, number) => {
  expect(numberIn(text)).toBe(number);
});

describe('the links of a text', () => {
  it('are found wherever they stand, and as often', () => {
    const links = [{ shortUrl: 'https://l.example/b' }, { shortUrl: 'https://l.example/a' }];
    expect(splitLinks('See https://l.example/a, https://l.example/b', links)).toEqual([
      { text: 'See ', isLink: false },
      { text: 'https://l.example/a', isLink: true },
      { text: ', ', isLink: false },
      { text: 'https://l.example/b', isLink: true },
    ]);
    expect(splitLinks('https://other.example', links)).toEqual([
      { text: 'https://other.example', isLink: false },
    ]);
    expect(splitLinks('', links)).toEqual([]);
  });
});

describe('faults', () => {
  it('are none while everything is as it should be', () => {
    expect(describeFaults(NO_FAULTS)).toEqual([]);
    expect(changesOf(draftOf(NO_FAULTS), NO_FAULTS)).toEqual({
      latencyMs: 0,
      concurrencyLimit: null,
      failRate: null,
      callbacks: NO_FAULTS.callbacks,
      lifeStepMs: 50,
    });
  });

  it('are what was typed, and told in words', () => {
    const draft = { ...draftOf(NO_FAULTS), failShare: '12.5', failStatus: '429', lose: '10', shuffle: true };
    const faults = { ...NO_FAULTS, ...changesOf(draft, NO_FAULTS), undelivered: { '+14155550101': 30_003 } };
    expect(draftOf(faults)).toEqual(draft);
    expect(describeFaults(faults)).toEqual([
      '12.5 % of sends are refused with 429',
      '10 % of status reports are lost',
      'status reports come in any order',
      '+14155550101 fails with 30003',
    ]);
  });

  it('that others have set are not kept quiet about', () => {
    expect(describeFaults({ ...NO_FAULTS, hangShare: 0.1 })).toEqual(['others, set by the controls']);
    expect(describeFaults({ ...NO_FAULTS, seed: 2 })).toEqual([]);
  });
});
