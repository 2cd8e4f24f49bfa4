import type { Channel } from '../../src/addresses/channel';
import type { CostRow } from '../../src/preview/estimate-cost';
import { estimateThroughput } from '../../src/preview/estimate-throughput';
import { ratedSender } from '../../src/senders/sending-rate';

const us = ratedSender('+12025550142', 'US')!;
const second = ratedSender('+13055550142', 'US')!;
const tollFree = ratedSender('+18885550142', 'US')!;
const gb = ratedSender('+447700900142', 'GB')!;
const shortCode = ratedSender('24680', 'US')!;
const named = ratedSender('ACME')!;
const whatsapp = ratedSender('whatsapp:+12025550142')!;

const to = (country: string | undefined, segments: number, channel: Channel = 'sms'): CostRow => ({
  ...(country && { country }),
  channel,
  messages: segments,
  segments,
});

describe('estimateThroughput', () => {
  it.each([
    ['all numbers of a country share its messages', [us, second, tollFree], [to('US', 100)], 100 / 5],
    ['Canada shares the numbers of the US', [us, gb], [to('US', 50), to('CA', 50)], 100],
    ['each country has its own numbers', [us, gb], [to('US', 100), to('GB', 100)], 100],
    ['a country without numbers gets the others', [us, gb], [to('FR', 110)], 10],
    ['a short code serves its country alone', [shortCode, gb], [to('US', 100), to('GB', 100)], 10],
    ['a name is the sender where it is allowed', [named, gb, us], [to('GB', 100), to('US', 5)], 10],
    ['a name serves neither the US nor Canada', [named, us], [to('US', 100)], 100],
    ['WhatsApp has senders of its own', [us, whatsapp], [to('US', 160, 'whatsapp'), to('US', 1)], 2],
    ['countries share what is left for all', [gb], [to('FR', 50), to('ES', 50)], 10],
    ['Messenger takes no time', [us], [to(undefined, 100, 'messenger')], 0],
    ['nothing takes no time', [us], [], 0],
  ])('%s', (_, senders, rows, seconds) => {
    expect(estimateThroughput(rows, senders).seconds).toBe(seconds);
  });

  it('tells the senders that are used, by type', () => {
    expect(estimateThroughput([to('US', 10)], [us, second, tollFree, gb, whatsapp]).throughput).toEqual({
      perSecond: 5,
      senders: [
        { type: 'long-code', count: 2, perSecond: 1 },
        { type: 'toll-free', count: 1, perSecond: 3 },
      ],
      source: 'pool',
    });
  });

  it('takes one sender for granted where none is known, and says so', () => {
    const { seconds, throughput } = estimateThroughput([to('US', 10), to('US', 80, 'whatsapp')], []);
    expect(seconds).toBe(10);
    expect(throughput).toEqual({
      perSecond: 81,
      senders: [
        { type: 'long-code', count: 1, perSecond: 1 },
        { type: 'whatsapp', count: 1, perSecond: 80 },
      ],
      source: 'assumed',
    });
    expect(estimateThroughput([to('GB', 10)], [shortCode]).throughput.source).toBe('assumed');
    expect(estimateThroughput([], []).throughput.source).toBe('assumed');
  });
});
