import { defined } from '../defined';
import type { Reason } from './read-reasons';
import type { RegistrationProblem } from './registration-state';

/** What to do, by what the reason speaks of. The first that fits counts. */
const adviceByWords: readonly (readonly [RegExp, string])[] = [
  [
    /disallow|forbidden|prohibit|not eligible|ineligible/i,
    'Carriers do not take this content or use case, so the same submission will fail again. If it was misjudged, say plainly what the business does and ask Twilio Support to look at it.',
  ],
  [
    /high.?risk|fraud|decepti/i,
    'This is not reviewed again. If it is a mistake, give Twilio Support the SID and show what the business does.',
  ],
  [
    /carrier|third part|\bDCA|internal|system error/i,
    'Nothing can be corrected from here: give Twilio Support the SID and ask for the details.',
  ],
  [/timed? ?out|temporary/i, 'The review was not finished. Submit it again as it is.'],
  [
    /edit (time|window)/i,
    'The time for a quick correction is over. Correct it and submit it all the same: it is reviewed like a new one.',
  ],
  [
    /opt.?in|consent|message.?flow|call.to.action/i,
    'Show every way in which people agree to texts, with a public link or picture of the form: it names the business and SMS, says what is sent and how to stop, and the box is not ticked beforehand.',
  ],
  [
    /sample/i,
    'Give samples of what is really sent. They fit the use case and the description, mark placeholders with brackets, and name the business and STOP.',
  ],
  [/phone number/i, 'Check the number, and that samples contain one exactly where the registration says so.'],
  [
    /use.?case/i,
    'Choose the use case that fits what is sent, and one that the brand and its carriers allow.',
  ],
  [
    /description|summary/i,
    'Describe who sends what to whom, and why, in a few sentences that fit the use case and the samples.',
  ],
  [
    /web.?site|url|link|privacy|terms/i,
    'Give a site that is online and open to everybody, belongs to the business, and shows its privacy policy and terms.',
  ],
  [
    /address|region|state|postal|tax|\bEIN\b|identity|business|brand/i,
    'Make names, address and tax number match the official papers letter by letter, states as two letters, and submit it again.',
  ],
];

/** One of Twilio's reasons in plain words, with what to do about it. */
export function explainReason({ code, text, fields }: Reason): RegistrationProblem {
  const words = [text, ...(fields ?? [])].join(' ');
  const known = adviceByWords.find(([pattern]) => pattern.test(words));
  return defined({
    code,
    fields,
    problem: text ?? 'Twilio named a reason only by its code.',
    advice:
      known?.[1] ??
      `Read what Twilio says of it${code ? ` at https://www.twilio.com/docs/api/errors/${code}` : ' in the Console'}, correct it and submit it again.`,
  });
}
