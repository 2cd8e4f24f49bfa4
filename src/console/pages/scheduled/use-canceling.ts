import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useApi } from '../../api/session';
import { type CancelOrder, type CancelOutcome, carryOut } from './cancel-orders';

export interface Canceling {
  isBusy: boolean;
  /** Orders that are carried out, and how many of them are done. */
  total: number;
  done: number;
  /** Of the last time. */
  outcome: CancelOutcome | undefined;
  start(orders: readonly CancelOrder[]): void;
  /** Forgets what became of it, as something else is done now. */
  forget(): void;
}

type State = Pick<Canceling, 'total' | 'done' | 'outcome'>;

const idle: State = { total: 0, done: 0, outcome: undefined };

/** Cancels, and keeps what became of it until the next time or until it is forgotten. */
export function useCanceling(): Canceling {
  const api = useApi();
  const queries = useQueryClient();
  const [state, setState] = useState(idle);
  const forget = useCallback(() => setState((known) => (known.outcome ? idle : known)), []);
  const start = async (orders: readonly CancelOrder[]) => {
    const total = orders.length;
    setState({ total, done: 0, outcome: undefined });
    const outcome = await carryOut(
      (order) => api.post('/messages/cancel', order),
      orders,
      (done) => setState({ total, done, outcome: undefined }),
    );
    setState({ total, done: total, outcome });
    await queries.invalidateQueries({
      predicate: ({ queryKey: [path] }) => String(path).startsWith('/messages'),
    });
  };
  return {
    ...state,
    isBusy: state.total > 0 && state.outcome === undefined,
    start: (orders) => void start(orders),
    forget,
  };
}
