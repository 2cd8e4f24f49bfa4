import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RunAnswer } from '../../../campaigns/run-campaign';
import type { ShownCampaign } from '../../../campaigns/show-campaign';
import { Problem } from '../../api/client';
import { useApi } from '../../api/session';
import { type DriveNews, driveCampaign, type Trouble } from './drive-campaign';
import { withAnswer } from './with-answer';

/** How the driving goes: what was waited for, or what went wrong last. */
export interface Drive {
  waitingUntil?: string | undefined;
  trouble?: Trouble | undefined;
}

/**
 * Keeps a campaign moving for as long as this is shown and there is an attempt; another one begins anew where the backend
 * had refused for good. Runs of other tabs, and those that follow one another without any tab, do no harm to it.
 */
export function useDrive(id: string, attempt: number | false): Drive {
  const api = useApi();
  const queries = useQueryClient();
  const [drive, setDrive] = useState<Drive>({});

  useEffect(() => {
    if (attempt === false) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    void driveCampaign({
      run: () => api.post<RunAnswer>('/campaigns/run', { id }, { signal }),
      troubleOf,
      wait: (ms) => wait(ms, signal),
      tell: (news) => {
        setDrive(driveOf(news));
        if ('trouble' in news) return;
        const queryKey = ['/campaigns/show', { id }];
        queries.setQueryData<ShownCampaign>(queryKey, (known) => known && withAnswer(known, news.answer));
        // What is being read now may be older.
        void queries.invalidateQueries({ queryKey });
      },
      signal,
    });
    return () => {
      controller.abort();
      setDrive({});
    };
  }, [api, id, attempt, queries]);
  return drive;
}

function driveOf(news: DriveNews): Drive {
  return 'trouble' in news ? { trouble: news.trouble } : { waitingUntil: news.answer.waitingUntil };
}

function troubleOf(failure: unknown): Trouble {
  if (failure instanceof Problem) return failure;
  // The answer broke off in the middle.
  return { detail: 'The connection was lost.', mayPass: true };
}

/** Ends early when aborted. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
