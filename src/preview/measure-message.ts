import { type Channel, channelOf } from '../addresses/channel';
import { defined } from '../defined';
import type { MessageSettings } from '../messages/message-request';
import type { PlannedMessage } from '../messages/plan-recipients';
import { type Encoding, measureText, smartEncode, smartReplacement } from './measure-text';
import { readNumber } from './read-number';

/** A message and what it is billed as. */
export interface MeasuredMessage {
  message: PlannedMessage;
  channel: Channel;
  /** ISO 3166-1 alpha-2, where the number tells. */
  country?: string;
  /** Whether it goes to what looks like a landline by a way that needs a mobile phone. */
  isLandline: boolean;
  /** 1 where messages are not billed by segment, and where the text is a Content template's, which Twilio keeps. */
  segments: number;
  /** What they would be with `smartEncoded`. */
  smartSegments: number;
  /** Of a text that is billed by segment. */
  encoding?: Encoding;
  /** The characters for which it is not GSM-7. */
  beyondGsm: readonly string[];
}

export function measureMessage(message: PlannedMessage, settings: MessageSettings): MeasuredMessage {
  const { to, body } = message;
  const channel = channelOf(to, settings.mediaUrls !== undefined);
  const { country, isLandline } = readNumber(to);
  const common = { message, channel, country, isLandline: isLandline && channel !== 'whatsapp' };
  if (body === undefined || (channel !== 'sms' && channel !== 'rcs')) {
    return defined({ ...common, segments: 1, smartSegments: 1, beyondGsm: [] });
  }
  const plain = measureText(body);
  // Every character that is replaced is one that GSM-7 lacks.
  const isReplaced = plain.beyondGsm.some((character) => smartReplacement(character) !== undefined);
  const smart = isReplaced ? measureText(smartEncode(body)) : plain;
  const sent = settings.smartEncoded ? smart : plain;
  return defined({ ...common, ...sent, smartSegments: smart.segments });
}
