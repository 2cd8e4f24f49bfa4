import * as z from 'zod/mini';
import type { Config } from '../../src/config';
import { eventBatch, mostEvents, readEvent } from '../../src/delivery/event-stream';

const sid = `SM${'1'.repeat(32)}`;
const config = {
  accountSid: `AC${'a'.repeat(32)}`,
  messagingServiceSid: `MG${'b'.repeat(32)}`,
} as Config;
const toldAt = '2026-01-01T00:00:09.876Z';

const delivered = {
  specversion: '1.0',
  type: 'com.twilio.messaging.message.delivered',
  id: 'EZ1',
  time: '2026-01-01T00:00:05.000Z',
  data: {
    accountSid: config.accountSid,
    messagingServiceSid: config.messagingServiceSid,
    messageSid: sid,
    messageStatus: 'DELIVERED',
    to: '+14155550123',
    from: '+12025550142',
    timestamp: '2026-01-01T00:00:04.500Z',
  },
};
const clicked = {
  specversion: '1.0',
  type: 'com.twilio.daptbt.link-shortening.link-clicked',
  id: 'EZ2',
  time: '2026-01-01T00:00:31.000Z',
  data: {
    account_sid: config.accountSid,
    messaging_service_sid: config.messagingServiceSid,
    message_sid: sid,
    to: '+14155550123',
    link: 'https://example.com/offer',
    shortened_link: 'https://s.example/abc',
    click_time: '2026-01-01T00:00:30.700Z',
    user_agent: 'Mozilla/5.0',
  },
};

const read = (event: unknown) => readEvent(config, event, toldAt);
const withData = <T extends { data: object }>(event: T, data: object) => ({
  ...event,
  data: { ...event.data, ...data },
});

describe('readEvent', () => {
  it('makes a status fact, as a callback would', () => {
    expect(read(delivered)).toEqual({
      kind: 'status',
      sid,
      fact: {
        kind: 'status',
        at: '2026-01-01T00:00:04.500Z',
        to: '+14155550123',
        from: '+12025550142',
        status: 'delivered',
      },
    });
  });

  it('keeps the error code, as a number or as text', () => {
    const failed = { ...delivered, type: 'com.twilio.messaging.message.failed' };
    for (const errorCode of [30007, '30007']) {
      expect(read(withData(failed, { messageStatus: 'FAILED', errorCode }))).toMatchObject({
        fact: { status: 'failed', errorCode: 30007 },
      });
    }
    expect(read(withData(delivered, { errorCode: null }))).toHaveProperty('kind', 'status');
    expect(read(withData(delivered, { errorCode: null }))).not.toHaveProperty('fact.errorCode');
  });

  it('takes the time of the event, else of its telling, where the data has none', () => {
    const timeless = withData(delivered, { timestamp: 'soon' });
    expect(read(timeless)).toHaveProperty('fact.at', '2026-01-01T00:00:05.000Z');
    expect(read({ type: delivered.type, data: timeless.data })).toHaveProperty('fact.at', toldAt);
    const { timestamp: _, ...data } = delivered.data;
    expect(read({ ...delivered, data })).toHaveProperty('fact.at', '2026-01-01T00:00:05.000Z');
  });

  it('makes a click fact', () => {
    expect(read(clicked)).toEqual({
      kind: 'click',
      sid,
      fact: {
        kind: 'click',
        at: '2026-01-01T00:00:30.000Z',
        to: '+14155550123',
        link: 'https://example.com/offer',
        preview: false,
        userAgent: 'Mozilla/5.0',
      },
    });
  });

  it.each([
    ['of an unknown type', { ...delivered, type: 'com.twilio.eventstreams.test-event' }],
    ['of another account', withData(delivered, { accountSid: `AC${'c'.repeat(32)}` })],
    ['of another account, a click', withData(clicked, { account_sid: `AC${'c'.repeat(32)}` })],
    ['of another Messaging Service', withData(delivered, { messagingServiceSid: `MG${'c'.repeat(32)}` })],
  ])('passes over an event %s', (_, event) => {
    expect(read(event)).toEqual({ kind: 'foreign' });
  });

  it('takes a message that was sent without a Messaging Service for ours', () => {
    expect(read(withData(delivered, { messagingServiceSid: null }))).toHaveProperty('kind', 'status');
  });

  it.each([
    ['that is no object', 7],
    ['without data', { ...delivered, data: undefined }],
    ['without a type', { data: {} }],
    ['without a message', withData(delivered, { messageSid: 'SM1' })],
    ['without a link', withData(clicked, { link: null, shortened_link: '' })],
  ])('says so of an event %s', (_, event) => {
    expect(read(event)).toHaveProperty('kind', 'malformed');
  });
});

describe('eventBatch', () => {
  it('takes a batch as the platform hands it over, and a single event', () => {
    expect(z.parse(eventBatch, { ...[delivered, clicked] })).toEqual([delivered, clicked]);
    expect(z.parse(eventBatch, delivered)).toEqual([delivered]);
    expect(z.parse(eventBatch, {})).toEqual([]);
  });

  it(`takes ${mostEvents} events and no more`, () => {
    const batch = (length: number) => ({ ...Array.from({ length }, () => 0) });
    expect(z.safeParse(eventBatch, batch(mostEvents)).success).toBe(true);
    expect(z.safeParse(eventBatch, batch(mostEvents + 1)).success).toBe(false);
  });
});
