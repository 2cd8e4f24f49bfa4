import { SegmentedMessage } from 'sms-segments-calculator';

export interface Segments {
  segments: number;
  encoding: 'GSM-7' | 'UCS-2';
}

/** How many SMS segments a body is billed as, by Twilio's own calculator. */
export function countSegments(body: string, smartEncoded: boolean): Segments {
  const message = new SegmentedMessage(body, 'auto', smartEncoded);
  return { segments: message.segmentsCount, encoding: message.encodingName as Segments['encoding'] };
}
