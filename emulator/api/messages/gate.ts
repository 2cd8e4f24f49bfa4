import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Account } from '../../account';
import { BrokenAnswer } from '../../broken-answer';
import { failedOnPurpose, TwilioRefusal } from '../../errors';
import type { ApiAnswer } from '../../operation';

/**
 * Lets a Message create through to `accept`, or not: concurrency limit, latency, and the faults that a sender must
 * survive. 429 comes at once and has certainly accepted nothing.
 */
export function throughGate(account: Account, accept: () => ApiAnswer): ApiAnswer | Promise<ApiAnswer> {
  const { creates } = account.stats;
  const { concurrencyLimit, latencyMs, answerDelayMs } = account.faults.settings;
  if (concurrencyLimit !== null && creates.inFlight >= concurrencyLimit) {
    creates.throttled += 1;
    throw new TwilioRefusal(429, 20429, 'Too many requests at once');
  }
  creates.inFlight += 1;
  creates.maxConcurrent = Math.max(creates.maxConcurrent, creates.inFlight);
  const headers = { 'Twilio-Concurrent-Requests': String(creates.inFlight) };
  if (latencyMs === 0 && answerDelayMs === 0) {
    try {
      return { ...decide(account, accept), headers };
    } finally {
      creates.inFlight -= 1;
    }
  }
  return wait(latencyMs)
    .then(async () => {
      const answer = { ...decide(account, accept), headers };
      await wait(answerDelayMs);
      return answer;
    })
    .finally(() => {
      creates.inFlight -= 1;
    });
}

/** Timers come a millisecond or two late, which would be an account's limit that is lower than it says. */
const timerLagMs = 1.5;

async function wait(ms: number): Promise<void> {
  const due = performance.now() + ms;
  await sleep(Math.max(0, ms - timerLagMs));
  while (performance.now() < due) await setImmediate();
}

function decide(account: Account, accept: () => ApiAnswer): ApiAnswer {
  const { faults } = account;
  const { creates } = account.stats;
  const { failRate, hangShare, acceptThenDropShare } = faults.settings;
  if (failRate && faults.strikes(failRate.share)) {
    creates.failed += 1;
    throw failedOnPurpose(failRate.status, failRate.code);
  }
  if (faults.strikes(hangShare)) {
    creates.hung += 1;
    throw new BrokenAnswer('hang');
  }
  const answer = counted(account, accept);
  if (!faults.strikes(acceptThenDropShare)) return answer;
  creates.dropped += 1;
  throw new BrokenAnswer('drop', answer);
}

function counted(account: Account, accept: () => ApiAnswer): ApiAnswer {
  const { creates } = account.stats;
  try {
    const answer = accept();
    creates.accepted += 1;
    return answer;
  } catch (error) {
    creates.refused += 1;
    throw error;
  }
}
