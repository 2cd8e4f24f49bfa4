import type { AdaptiveLimiter } from './adaptive-limiter';
import { callFailure, hasTimeToHear, NoAnswer, untilAnswered } from './until-answered';

/**
 * Makes a call that can be repeated until it is answered, each time when the limiter gives it its turn. Throws as
 * {@link untilAnswered} does.
 */
export function inTurn<T>(limiter: AdaptiveLimiter, deadline: number, call: () => Promise<T>): Promise<T> {
  return untilAnswered(deadline, async () => {
    await limiter.acquire();
    if (!hasTimeToHear(deadline)) {
      // Whoever asked is told that there is no answer.
      limiter.release('unused');
      throw new NoAnswer('There was no turn in time.');
    }
    try {
      const answer = await call();
      limiter.release('answered');
      return answer;
    } catch (failure) {
      limiter.release(callFailure(failure) === 'throttled' ? 'throttled' : 'answered');
      throw failure;
    }
  });
}
