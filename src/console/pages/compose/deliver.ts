import type { AddAnswer } from '../../../campaigns/add-recipients';
import type { Recipient } from '../../../messages/as-recipient';
import type { Outcome, SendManyAnswer, SendResult } from '../../../messages/send-result';
import { type Api, Problem } from '../../api/client';
import type { Settings } from './draft';

/** What was confirmed, in the slices in which it goes to the backend. */
export interface Order {
  /** Every call's key begins with it, so that no call is carried out twice. */
  key: string;
  /** A campaign has a name; what is scheduled has none. */
  name?: string;
  settings: Settings;
  preflight?: 'ignore';
  /** How many messages were said to come of it. */
  expected?: number;
  slices: readonly (readonly Recipient[])[];
}

/** How many recipients it has. */
export function sizeOf({ slices }: Order): number {
  return slices.reduce((sum, { length }) => sum + length, 0);
}

/** Somebody for whom nothing was scheduled. */
export interface Refusal {
  /** The number as it was written. */
  to: string;
  outcome: Extract<Outcome, 'rejected' | 'suppressed' | 'invalid'>;
  reason: string;
}

/** How far an order has got. Given back to `deliver`, it goes on from there. */
export interface Standing {
  /** Recipients that are done with, and what became of those that were scheduled. */
  done: number;
  accepted: number;
  /** Not known, as the call was cut off: to be looked up, not repeated. */
  unknown: number;
  /** For whom nothing was scheduled, but for those who are in the list twice. */
  refused: readonly Refusal[];
  slice: number;
  /** Calls for this slice that came to an end without all of it. */
  attempt: number;
  /** Of this slice, what is still to go. */
  rest?: readonly Recipient[];
  campaignId?: string;
  /** Why Twilio takes nothing more of it for now. */
  stopped?: string;
}

export const atStart: Standing = { done: 0, accepted: 0, unknown: 0, refused: [], slice: 0, attempt: 0 };

const waitsMs: readonly number[] = [1_000, 2_000, 4_000, 8_000];

/**
 * Hands an order over, slice by slice. `onStanding` hears of every step, and throws to stop there; after a failure the last of
 * them is where to go on. Nothing that may have been carried out is repeated, except with the key by which the backend knows it.
 */
export async function deliver(
  api: Api,
  order: Order,
  from: Standing,
  onStanding: (standing: Standing) => void,
  waits = waitsMs,
): Promise<Standing> {
  let standing = from;
  const step = order.name === undefined ? schedule : enlist;
  while (standing.slice < order.slices.length) {
    standing = await step(patient(api, waits), order, standing).catch(otherKey(standing));
    onStanding(standing);
    if (standing.stopped) throw new Problem(0, 'Twilio takes no more', standing.stopped, 'unavailable');
    if (standing.attempt > mostAttempts) throw endless;
  }
  return standing;
}

/** Calls for one slice that bring nothing forward. */
const mostAttempts = 20;

const endless = new Problem(
  0,
  'This does not get on',
  'The backend takes none of the remaining recipients. Try again later.',
  'unavailable',
);

/** Makes the campaign of the first slice and adds the others to it. */
async function enlist(api: Api, order: Order, standing: Standing): Promise<Standing> {
  const { name, settings, preflight } = order;
  const { campaignId: id, slice, done } = standing;
  const recipients = order.slices[slice] ?? [];
  const options = { idempotencyKey: keyOf(order, standing) };
  const next = { ...standing, done: done + recipients.length, slice: slice + 1, attempt: 0 };
  try {
    if (id === undefined) {
      const body = { name, ...settings, ...(preflight && { preflight }), recipients };
      return { ...next, campaignId: (await api.post<AddAnswer>('/campaigns/create', body, options)).id };
    }
    await api.post<AddAnswer>('/campaigns/add-recipients', { id, recipients }, options);
    return next;
  } catch (failure) {
    if (!wasCutOff(failure)) throw failure;
    // A call that makes a campaign leaves none that sends; one that adds has added all or nobody.
    const isAdded = id !== undefined && (await totalOf(api, id)) >= next.done;
    return isAdded ? next : { ...standing, attempt: standing.attempt + 1 };
  }
}

/** Schedules a slice; what there was no time for goes with the next call. */
async function schedule(api: Api, order: Order, standing: Standing): Promise<Standing> {
  const { settings, preflight } = order;
  const { slice, attempt } = standing;
  const recipients = standing.rest ?? order.slices[slice] ?? [];
  const { rest: _, stopped: __, ...before } = standing;
  try {
    const { counts, results, stopped } = await api.post<SendManyAnswer>(
      '/messages/schedule',
      { ...settings, ...(preflight && { preflight }), recipients },
      { idempotencyKey: keyOf(order, standing) },
    );
    const unsent = new Set(results.flatMap(({ index, outcome }) => (outcome === 'unsent' ? [index] : [])));
    const rest = recipients.filter((_recipient, index) => unsent.has(index));
    const after = {
      ...before,
      done: before.done + recipients.length - rest.length,
      accepted: before.accepted + counts.accepted,
      unknown: before.unknown + counts.unknown,
      refused: [...before.refused, ...refusalsIn(results, recipients)],
    };
    return rest.length > 0
      ? {
          ...after,
          attempt: attempt + 1,
          rest,
          ...(stopped && { stopped: `Error ${stopped.code}. ${stopped.advice}` }),
        }
      : { ...after, slice: slice + 1, attempt: 0 };
  } catch (failure) {
    if (!wasCutOff(failure)) throw failure;
    const { length } = recipients;
    return {
      ...before,
      done: before.done + length,
      unknown: before.unknown + length,
      slice: slice + 1,
      attempt: 0,
    };
  }
}

function refusalsIn(results: readonly SendResult[], recipients: readonly Recipient[]): Refusal[] {
  return results.flatMap(({ index, to, outcome, reason, error }) => {
    if (outcome !== 'rejected' && outcome !== 'suppressed' && outcome !== 'invalid') return [];
    const written = recipients[index];
    const inWords = error && `${error.title} (error ${error.code})`;
    return [
      {
        to: (typeof written === 'object' ? written.to : written) ?? to,
        outcome,
        reason: reason ?? inWords ?? 'no reason was told',
      },
    ];
  });
}

function keyOf({ key }: Order, { slice, attempt }: Standing): string {
  return `${key}.${slice}.${attempt}`;
}

/** Of a call that did nothing and whose key is spent: the same once more, with the next key. */
function otherKey(standing: Standing): (failure: unknown) => Standing {
  return (failure) => {
    if (!(failure instanceof Problem) || failure.code !== 'idempotency-key-spent') throw failure;
    return { ...standing, attempt: standing.attempt + 1 };
  };
}

function wasCutOff(failure: unknown): boolean {
  return failure instanceof Problem && failure.code === 'outcome-unknown';
}

async function totalOf(api: Api, id: string): Promise<number> {
  return (await api.get<{ counts: { total: number } }>('/campaigns/show', { id })).counts.total;
}

/** The same backend, asked again where that may help: every call here has a key. */
function patient(api: Api, waits: readonly number[]): Api {
  return {
    ...api,
    async post<T>(...call: Parameters<Api['post']>): Promise<T> {
      for (const wait of waits) {
        try {
          return await api.post<T>(...call);
        } catch (failure) {
          if (!(failure instanceof Problem) || !isWorthWaiting(failure)) throw failure;
          await new Promise((resolve) => setTimeout(resolve, wait));
        }
      }
      return api.post<T>(...call);
    },
  };
}

function isWorthWaiting({ code, mayPass }: Problem): boolean {
  return code === 'idempotency-key-in-progress' || (mayPass && code !== 'outcome-unknown');
}
