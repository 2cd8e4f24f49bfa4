import { useEffect, useState } from 'react';
import { Problem } from '../../api/client';
import { useApi } from '../../api/session';
import { type Check, checkLive, type Sending } from './check-list';

/** Somebody who types is not asked after at every letter. */
const pauseMs = 500;

export interface LiveCheck {
  /** The last answer, perhaps of what was there before: `isCurrent` says so. */
  check: Check | undefined;
  isCurrent: boolean;
  problem: Problem | undefined;
  retry: () => void;
}

/** What the backend says of what is to be sent, asked again a moment after it has changed. Nothing without a sending. */
export function useCheck(sending: Sending | undefined): LiveCheck {
  const api = useApi();
  const [check, setCheck] = useState<Check>();
  const [failure, setFailure] = useState<{ sending: Sending; problem: Problem }>();
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another question
  useEffect(() => {
    if (!sending) return setCheck(undefined);
    const controller = new AbortController();
    const ask = async () => {
      try {
        setCheck(await checkLive(api, sending, controller.signal));
        setFailure(undefined);
      } catch (error) {
        if (!controller.signal.aborted && error instanceof Problem) setFailure({ sending, problem: error });
      }
    };
    const timer = setTimeout(ask, pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, sending, tries]);

  return {
    check,
    isCurrent: sending !== undefined && check?.sending === sending,
    problem: failure && failure.sending === sending ? failure.problem : undefined,
    retry: () => setTries((count) => count + 1),
  };
}
