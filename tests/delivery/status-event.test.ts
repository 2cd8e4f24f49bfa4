import * as z from 'zod/mini';
import { nameOf } from '../../src/delivery/ledger';
import { statusOrClick } from '../../src/delivery/receive-status';
import { clickCallback, clickFact, statusCallback, statusFact } from '../../src/delivery/status-event';

const sid = `SM${'1'.repeat(32)}`;
const toldAt = '2026-01-01T00:00:09.876Z';
const click = {
  event_type: 'click',
  sms_sid: sid,
  to: '+14155550123',
  from: '+12025550142',
  link: 'https://example.com/offer',
  click_time: '2026-01-01T00:00:05.432Z',
  user_agent: 'Mozilla/5.0',
};

const read = (fields: object) => clickFact(z.parse(clickCallback, fields), toldAt);

describe('clickFact', () => {
  it('has one name for one click, however a source spells it', () => {
    const { sms_sid, ...other } = click;
    const spellings = [
      click,
      { ...click, click_time: '2026-01-01T00:00:05Z', user_agent: null, c: 'campaign' },
      { ...click, click_time: '2026-01-01T01:00:05.999+01:00', link: ' HTTPS://Example.com:443/offer ' },
      { ...other, message_sid: sms_sid, shortened_link: 'https://s.example/abc' },
    ];
    expect(new Set(spellings.map((fields) => nameOf(read(fields).fact))).size).toBe(1);
    expect(new Set(spellings.map((fields) => read(fields).sid))).toEqual(new Set([sid]));
  });

  it.each([
    ['second', { click_time: '2026-01-01T00:00:06Z' }],
    ['link', { link: 'https://example.com/other' }],
    ['kind', { event_type: 'preview' }],
  ])('has another name for a click of another %s', (_, change) => {
    expect(nameOf(read({ ...click, ...change }).fact)).not.toBe(nameOf(read(click).fact));
  });

  it('keeps who clicked and the campaign, within bounds', () => {
    const { fact } = read({ ...click, user_agent: 'x'.repeat(2_000), c: 'spring' });
    expect(fact.userAgent).toHaveLength(500);
    expect(fact.campaign).toBe('spring');
    expect(read({ ...click, user_agent: 7 }).fact).not.toHaveProperty('userAgent');
  });

  it('takes the shortened link where no other is known', () => {
    const { link, ...other } = click;
    const shortened = { ...other, shortened_link: 'https://s.example/abc' };
    expect(read(shortened).fact.link).toBe('https://s.example/abc');
  });

  it.each([undefined, null, '', 'yesterday', 7])('counts a click at %p from when it was told', (time) => {
    expect(read({ ...click, click_time: time }).fact.at).toBe('2026-01-01T00:00:09.000Z');
  });

  it('is made of the least that tells of a click', () => {
    const { sms_sid, to, link } = click;
    const fact = { kind: 'click', at: '2026-01-01T00:00:09.000Z', to, link, preview: false };
    expect(read({ event_type: 'click', sms_sid, to, link })).toEqual({ sid, fact });
  });

  it('keeps a link that is none as it is, and a long one within a record', () => {
    expect(read({ ...click, link: 'example.com/a b' }).fact.link).toBe('example.com/a b');
    const long = read({ ...click, link: `https://example.com/${'日'.repeat(4_000)}` }).fact;
    expect(Buffer.byteLength(JSON.stringify(long))).toBeLessThan(16 * 1024);
  });

  it.each(['sms_sid', 'link', 'to', 'event_type'])('is not made of a callback without %s', (name) => {
    const { [name]: _, ...rest } = click as Record<string, string>;
    expect(z.safeParse(clickCallback, rest).success).toBe(false);
  });
});

describe('statusFact', () => {
  const fields = { MessageSid: sid, MessageStatus: 'failed', To: '+14155550123' };
  it.each([
    ['30007', 30007],
    [30007, 30007],
    ['', undefined],
    ['0', undefined],
    ['n/a', undefined],
    [{ toString: 7 }, undefined],
    [undefined, undefined],
  ])('reads the error code %p as %p', (ErrorCode, expected) => {
    const fact = statusFact(z.parse(statusCallback, { ...fields, ErrorCode }), toldAt);
    expect(fact.status).toBe('failed');
    expect(fact.errorCode).toBe(expected);
  });
});

describe('what cannot be used of a callback', () => {
  const fields = { MessageSid: sid, MessageStatus: 'undelivered', To: '+14155550123', ErrorCode: '21610' };

  it.each([
    { From: '' },
    { From: 'x'.repeat(501) },
    { From: ['a', 'b'] },
    { c: '' },
    { c: 'x'.repeat(101) },
    { r: '' },
    { r: 'first' },
    { r: ['1', '2'] },
    { t: '-1' },
    { t: '9'.repeat(16) },
  ])('%j is left out of a status, and the rest taken', (useless) => {
    const callback = z.parse(statusCallback, { ...fields, ...useless });
    const { MessageStatus: status, To: to } = fields;
    expect(statusFact(callback, toldAt)).toEqual({
      kind: 'status',
      at: toldAt,
      to,
      status,
      errorCode: 21610,
    });
  });

  it('is left out of a click, and the rest taken', () => {
    expect(read({ ...click, c: 'x'.repeat(101) })).toEqual(read(click));
  });

  it('says from whom, for which row and since when, where that can be used', () => {
    const callback = z.parse(statusCallback, { ...fields, From: '+12025550142', c: 'a', r: '7', t: '1000' });
    const known = { from: '+12025550142', campaign: 'a', recipient: 7, sentAt: '1970-01-01T00:00:01.000Z' };
    expect(statusFact(callback, toldAt)).toMatchObject(known);
  });

  it.each(['MessageSid', 'To', 'MessageStatus'])('is not %s', (name) => {
    expect(z.safeParse(statusCallback, { ...fields, [name]: '' }).success).toBe(false);
  });
});

describe('statusOrClick', () => {
  it('tells a click from a status', () => {
    expect(z.parse(statusOrClick, click)).toHaveProperty('click');
    const status = { MessageSid: sid, MessageStatus: 'sent', To: '+14155550123' };
    expect(z.parse(statusOrClick, status)).toHaveProperty('status');
    expect(z.safeParse(statusOrClick, { To: '+14155550123' }).success).toBe(false);
  });
});
