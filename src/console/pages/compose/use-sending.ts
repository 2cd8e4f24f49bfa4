import { useEffect, useRef, useState } from 'react';
import type { Finding } from '../../../preflight/check-sending';
import { Problem } from '../../api/client';
import { useApi } from '../../api/session';
import { type Check, checkAll, type Sending } from './check-list';
import { atStart, deliver, type Order, type Standing } from './deliver';
import { inSlices } from './in-slices';
import { forgetOrder, keepOrder, keepStanding, unfinishedOrder } from './unfinished';

/** What a sending is for: a campaign that is started at once, one that waits, or messages at a time. */
export type Way = 'send' | 'save' | 'schedule';

/** Where somebody is who wants to send. */
export type Stage =
  | { at: 'composing' }
  | { at: 'checking'; way: Way; rows: number }
  | { at: 'asking'; way: Way; check: Check }
  | { at: 'refused'; way: Way; order: Order; findings: Finding[]; standing: Standing }
  | { at: 'delivering'; way: Way; order: Order; standing: Standing; isStopping?: true }
  /** `order` where it had begun. */
  | { at: 'failed'; way: Way; problem: Problem; order?: Order; standing?: Standing };

const mostPerCall = { campaign: 5_000, schedule: 1_000 };

/**
 * Checks, asks and hands over. `onDone` hears when all of it was taken. Whoever leaves the page stops it after the call that is
 * under way, and can go on where it stopped when the page is there again.
 */
export function useSending(onDone: (way: Way, order: Order, standing: Standing) => void) {
  const api = useApi();
  const [stage, setStage] = useState(stageAtFirst);
  const checking = useRef<AbortController>(undefined);
  const isHalted = useRef(false);
  const isDelivering = stage.at === 'delivering';

  useEffect(
    () => () => {
      isHalted.current = true;
      checking.current?.abort();
    },
    [],
  );
  useEffect(() => {
    if (!isDelivering) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDelivering]);

  /** Asks, after all rows were checked. */
  const begin = async (way: Way, sending: Sending, known: Check | undefined) => {
    if (known && known.sampled === undefined) return setStage({ at: 'asking', way, check: known });
    const controller = new AbortController();
    checking.current = controller;
    setStage({ at: 'checking', way, rows: 0 });
    try {
      const check = await checkAll(
        api,
        sending,
        (rows) => setStage({ at: 'checking', way, rows }),
        controller.signal,
      );
      setStage({ at: 'asking', way, check });
    } catch (failure) {
      if (!controller.signal.aborted) setStage({ at: 'failed', way, problem: asProblem(failure) });
    }
  };

  const carryOn = async (way: Way, order: Order, from: Standing) => {
    let standing = from;
    isHalted.current = false;
    keepOrder(way, order, standing);
    setStage({ at: 'delivering', way, order, standing });
    try {
      const end = await deliver(api, order, from, (reached) => {
        standing = reached;
        keepStanding(standing);
        if (isHalted.current) throw halted;
        setStage({ at: 'delivering', way, order, standing });
      });
      forgetOrder();
      setStage({ at: 'composing' });
      onDone(way, order, end);
    } catch (failure) {
      const problem = asProblem(failure);
      const findings = problem.members.findings as Finding[] | undefined;
      if (problem.code !== 'preflight-failed' || !findings)
        return setStage({ at: 'failed', way, problem, order, standing });
      forgetOrder();
      setStage({ at: 'refused', way, order, findings, standing });
    }
  };

  /** Hands over what was asked about. */
  const confirm = (way: Way, { sum, sending: { sorted, settings } }: Check, name: string) => {
    const size = way === 'schedule' ? mostPerCall.schedule : mostPerCall.campaign;
    const order: Order = {
      key: crypto.randomUUID(),
      ...(way !== 'schedule' && { name }),
      settings,
      expected: sum.counts.sendable,
      slices: inSlices(sorted.people, size).map((slice) => slice.map(({ recipient }) => recipient)),
    };
    return carryOn(way, order, atStart);
  };

  /** In spite of the refusal, which has asked a second time. Slices that were scheduled before it are not sent again. */
  const insist = (way: Way, order: Order, standing: Standing) =>
    carryOn(way, { ...order, key: crypto.randomUUID(), preflight: 'ignore' }, standing);

  /** After the call that is under way. */
  const halt = () => {
    isHalted.current = true;
    setStage((stage) => (stage.at === 'delivering' ? { ...stage, isStopping: true } : stage));
  };

  const leave = () => {
    checking.current?.abort();
    forgetOrder();
    setStage({ at: 'composing' });
  };
  return { stage, begin, confirm, insist, carryOn, halt, leave };
}

function stageAtFirst(): Stage {
  const unfinished = unfinishedOrder();
  return unfinished ? { at: 'failed', problem: left, ...unfinished } : { at: 'composing' };
}

const halted = new Problem(0, 'Stopped', 'Nothing more is handed over until you go on.', 'unavailable');
const left = new Problem(0, 'Not finished', 'The page was left before all were handed over.', 'unavailable');

function asProblem(failure: unknown): Problem {
  if (failure instanceof Problem) return failure;
  return new Problem(0, 'Something went wrong in this page', String(failure), 'internal-error');
}
