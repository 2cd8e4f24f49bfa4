import type { Channel, MeasuredMessage } from './measure-message';

/**
 * Segments a second that one sender is given unless more was agreed, as Twilio documents it: a US long code's for SMS
 * (error 30001) and MMS (rate limits of 2019), which RCS falls back to; a WhatsApp sender's. None is documented for
 * Messenger.
 */
const perSender: Record<Channel, number> = {
  sms: 1,
  mms: 1,
  rcs: 1,
  whatsapp: 80,
  messenger: Number.POSITIVE_INFINITY,
};

/**
 * How long it takes until everything has left Twilio, in whole seconds, with one sender for each channel, all of them
 * at work at once, and no more than `perSecond` messages in all.
 */
export function estimateSeconds(
  messages: readonly MeasuredMessage[],
  perSecond = Number.POSITIVE_INFINITY,
): number {
  // SMS and RCS of a number leave by the same sender.
  const segments = new Map<Channel, number>();
  for (const message of messages) {
    const channel = message.channel === 'rcs' ? 'sms' : message.channel;
    segments.set(channel, (segments.get(channel) ?? 0) + message.segments);
  }
  const byChannel = [...segments].map(([channel, count]) => count / perSender[channel]);
  return Math.ceil(Math.max(messages.length / perSecond, ...byChannel));
}
