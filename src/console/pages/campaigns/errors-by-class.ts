import type { ShownCampaign } from '../../../campaigns/show-campaign';

type Errors = Pick<ShownCampaign['errors'], 'byCode' | 'byClass'>;
type ErrorClass = Errors['byClass'][number]['class'];

/** What a class of errors is about, for people. */
export const classNames: Record<ErrorClass, string> = {
  'opted-out': 'The recipient refuses messages',
  'invalid-recipient': 'Wrong numbers',
  unreachable: 'Phone or carrier out of reach',
  blocked: 'Destination not allowed',
  filtered: 'Held back as unwanted',
  sender: 'The sender',
  registration: 'Registration with carriers',
  content: 'The message itself',
  throttled: 'Too fast or too many',
  account: 'The Twilio account',
  request: 'The call to Twilio',
  schedule: 'The time of sending',
  twilio: 'A fault at Twilio',
  unknown: 'No known reason',
};

/** The classes, the commonest first, each with its codes. */
export function errorsByClass({ byCode, byClass }: Errors) {
  return byClass.map(({ class: errorClass, count, share }) => ({
    errorClass,
    count,
    share,
    codes: byCode.filter((entry) => entry.class === errorClass),
  }));
}
