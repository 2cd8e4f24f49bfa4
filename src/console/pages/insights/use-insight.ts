import { useEffect, useState } from 'react';
import { useResource } from '../../api/use-resource';
import { type Period, startOf } from './periods';

const everySeconds = 10;

/** What the insights route answers for a period that ends now, renewed every ten seconds. */
export function useInsight<T>(path: string, period: Period) {
  const [since, setSince] = useState(() => startOf(period, Date.now()));
  useEffect(() => {
    const follow = () => setSince(startOf(period, Date.now()));
    follow();
    const timer = setInterval(follow, everySeconds * 1_000);
    return () => clearInterval(timer);
  }, [period]);
  return useResource<T>(path, { since }, { every: everySeconds });
}
