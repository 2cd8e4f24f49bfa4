import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badNumberCodes } from '../../src/twilio/errors/bad-number-codes';
import {
  type CatalogueEntry,
  catalogue,
  errorClasses,
  places,
  retryHints,
} from '../../src/twilio/errors/catalogue';
import {
  describeError,
  findError,
  isAccountLevel,
  isBadNumber,
  isOptOut,
} from '../../src/twilio/errors/classify';
import { optOutCodes } from '../../src/twilio/errors/opt-out-codes';
import knownCodes from './twilio-error-codes.json';

const codesWhere = (test: (entry: CatalogueEntry) => boolean) =>
  catalogue.filter(test).map((entry) => entry.code);

describe('the error catalogue', () => {
  const codes = catalogue.map((entry) => entry.code);

  it('has every known messaging code and no other', () => {
    expect(codes).toHaveLength(281);
    expect([...codes].sort((a, b) => a - b)).toEqual(knownCodes);
  });

  it('is in order and names each code once', () => {
    expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b));
  });

  it.each(catalogue.map((entry) => [entry.code, entry] as const))(
    'explains %i in a usable form',
    (_, entry) => {
      const { title, advice } = entry;
      const words = title.split(' ').length;
      expect(title).toMatch(/^[A-Z0-9].*[^.]$/);
      expect(title.length).toBeLessThanOrEqual(80);
      expect(words).toBeGreaterThanOrEqual(2);
      expect(words).toBeLessThanOrEqual(8);
      expect(advice).toMatch(/^[A-Z].*\.$/);
      expect(advice.length).toBeGreaterThanOrEqual(20);
      expect(advice.length).toBeLessThanOrEqual(240);
      expect(errorClasses).toContain(entry.class);
      expect(retryHints).toContain(entry.retry);
      expect(places).toContain(entry.appearsIn);
    },
  );

  it('gives each code a title of its own', () => {
    expect(new Set(catalogue.map((entry) => entry.title)).size).toBe(catalogue.length);
  });

  it('uses every class, every retry hint and every place', () => {
    expect(new Set(catalogue.map((entry) => entry.class))).toEqual(new Set(errorClasses));
    expect(new Set(catalogue.map((entry) => entry.retry))).toEqual(new Set(retryHints));
    expect(new Set(catalogue.map((entry) => entry.appearsIn))).toEqual(new Set(places));
  });
});

describe('codes that guides get wrong', () => {
  it('21611 is a full queue of one sender, and an empty pool is 21704', () => {
    expect(describeError(21611)).toMatchObject({ class: 'throttled', retryable: true });
    expect(describeError(21611).title).toMatch(/queue/i);
    expect(describeError(21704)).toMatchObject({ class: 'sender', retryable: false });
    expect(describeError(21704).title).toMatch(/pool is empty/i);
    expect(describeError(21703).title).toMatch(/no pool sender/i);
  });

  it('21614 is a number that is not mobile, and the unverified number of a trial is 21608', () => {
    expect(describeError(21614)).toMatchObject({ class: 'invalid-recipient', retryable: false });
    expect(describeError(21614).title).toMatch(/not a mobile/i);
    expect(describeError(21608)).toMatchObject({ class: 'account', retryable: false });
    expect(describeError(21608).title).toMatch(/trial.*not verified/i);
    expect(isBadNumber(21608)).toBe(false);
  });

  it('21617 is a text that is too long, and a missing service is 21701', () => {
    expect(describeError(21617)).toMatchObject({ class: 'content', retryable: false });
    expect(describeError(21617).title).toMatch(/1,600/);
    expect(describeError(21701).title).toMatch(/Messaging Service is not found/);
    expect(isAccountLevel(21617)).toBe(false);
    expect(isAccountLevel(21701)).toBe(true);
  });

  it('30004 is a blocked destination, and spam filtering is 30007', () => {
    expect(describeError(30004)).toMatchObject({ class: 'blocked', retryable: false });
    expect(describeError(30007)).toMatchObject({ class: 'filtered', retryable: false });
  });

  it('300xx and 63xxx delivery errors never come from creating a message', () => {
    const delivery = [30001, 30003, 30004, 30005, 30006, 30007, 30008, 30034, 63001, 63016, 63024, 63033];
    expect(delivery.map((code) => findError(code)?.appearsIn)).toEqual(delivery.map(() => 'callback'));
  });
});

describe('opt-outs', () => {
  it('are the same set in the catalogue and in the small module of the status webhook', () => {
    expect(codesWhere((entry) => entry.optOut)).toEqual([...optOutCodes]);
  });

  it('are exactly the class opted-out and are never tried again', () => {
    expect(codesWhere((entry) => entry.class === 'opted-out')).toEqual([...optOutCodes]);
    expect(codesWhere((entry) => entry.optOut && entry.retry !== 'never')).toEqual([]);
  });

  it('cover both SMS codes and both channel codes', () => {
    expect([21610, 30630, 63014, 63033].map(isOptOut)).toEqual([true, true, true, true]);
  });

  it('are not concluded from a block that may have another cause', () => {
    expect([30004, 30007, 30640, 63032, 63049].map(isOptOut)).toEqual([false, false, false, false, false]);
  });
});

describe('numbers to give up', () => {
  it('are the same set in the catalogue and in the small module', () => {
    expect(codesWhere((entry) => entry.badNumber)).toEqual([...badNumberCodes]);
  });

  it('do not include a phone that is merely off, or a person who is not on a channel', () => {
    expect([30003, 63003, 63024, 63036].map(isBadNumber)).toEqual([false, false, false, false]);
  });

  it('are not worth a retry', () => {
    expect(codesWhere((entry) => entry.badNumber && entry.retry !== 'no')).toEqual([]);
  });
});

describe('account-level errors', () => {
  it('are those that every further message would meet', () => {
    expect(codesWhere((entry) => entry.account)).toEqual([
      20003, 20005, 20006, 20008, 20010, 20011, 20403, 21701, 21702, 21704, 21705, 30002, 30037, 30454, 35125,
      63038,
    ]);
    expect(codesWhere((entry) => entry.account).every(isAccountLevel)).toBe(true);
  });

  it('do not include what depends on the recipient, the country, the channel or the media', () => {
    const local = [20404, 21408, 21608, 21610, 21622, 21703, 30027, 30033, 30034, 63020, 63051];
    expect(local.filter(isAccountLevel)).toEqual([]);
  });
});

describe('a description', () => {
  it('carries what the HTTP contract promises and nothing else', () => {
    expect(describeError(21610)).toEqual({
      code: 21610,
      title: findError(21610)?.title,
      class: 'opted-out',
      retryable: false,
      advice: findError(21610)?.advice,
      moreInfo: 'https://www.twilio.com/docs/api/errors/21610',
    });
  });

  it('is retryable exactly when the catalogue says when to try again', () => {
    for (const { code, retry } of catalogue) {
      expect([code, describeError(code).retryable]).toEqual([code, retry !== 'no' && retry !== 'never']);
    }
  });

  it('admits that a code is not known', () => {
    expect(describeError(39999)).toMatchObject({
      code: 39999,
      class: 'unknown',
      retryable: false,
      moreInfo: 'https://www.twilio.com/docs/api/errors/39999',
    });
    expect(describeError(39999).advice).toMatch(/does not know/);
    expect(findError(39999)).toBeUndefined();
    expect(isAccountLevel(39999)).toBe(false);
  });

  it('points at the whole dictionary when there is no code', () => {
    expect(describeError(0).moreInfo).toBe('https://www.twilio.com/docs/api/errors');
  });
});

describe('the modules for webhooks', () => {
  it.each(['opt-out-codes', 'bad-number-codes'])('%s loads nothing else', (name) => {
    const source = readFileSync(join(__dirname, `../../src/twilio/errors/${name}.ts`), 'utf8');
    expect(source).not.toMatch(/\b(import|require|from ')/);
  });
});

it('names only routes that there are', () => {
  const named = catalogue.flatMap(({ advice }) => advice.match(/\/(?:[a-z-]+\/)+[a-z-]+/g) ?? []);
  expect(named).toContain('/messages/bulk');
  const missing = named.filter((route) => {
    const file = join(__dirname, `../../src/functions${route}`);
    return !existsSync(`${file}.ts`) && !existsSync(`${file}.protected.ts`);
  });
  expect(missing).toEqual([]);
});
