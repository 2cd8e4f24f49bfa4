import { TwilioRefusal } from '../../errors';

/** A 400 of the Messages API. Texts are the emulator's own; only the codes are Twilio's. */
export function refuse(code: number, message: string): TwilioRefusal {
  return new TwilioRefusal(400, code, message);
}
