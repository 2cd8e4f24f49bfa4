import { Problem } from '../problem';
import { createFailure } from './create-failure';
import { describeError } from './errors/classify';
import { NoAnswer } from './until-answered';

/**
 * What a caller is told of a failed call to Twilio: `unavailable` where there was no answer, `twilio-refused`, with
 * `twilio`, where it said no. Anything else stays what it is. For calls that may be repeated.
 */
export function twilioProblem(failure: unknown): unknown {
  if (failure instanceof NoAnswer) {
    return new Problem('unavailable', 'Twilio gave no answer in time. Nothing is lost by trying again.', {
      cause: failure,
    });
  }
  const outcome = createFailure(failure);
  if (outcome.kind !== 'refused') return failure;
  const twilio = describeError(outcome.code);
  return new Problem('twilio-refused', `${twilio.title}. ${twilio.advice}`, {
    members: { twilio },
    cause: failure,
  });
}
