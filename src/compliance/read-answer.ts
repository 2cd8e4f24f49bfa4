import * as z from 'zod/mini';
import { describeError } from '../twilio/errors/classify';
import type { PushResult } from './push-result';

export type ItemOutcome = Omit<PushResult, 'index' | 'to'>;

const itemAnswer = z.object({
  correlation_id: z.string(),
  error_code: z.number(),
  error_messages: z.optional(z.array(z.string())),
});

/** The fault that is Twilio's and not the item's. */
const twiliosOwnFault = 'INTERNAL_SERVER_ERROR';

/** What Twilio's answer says of each item, by correlation ID. An entry that cannot be read says nothing. */
export function readAnswer(entries: unknown): Map<string, ItemOutcome> {
  const outcomes = new Map<string, ItemOutcome>();
  for (const entry of Array.isArray(entries) ? entries : []) {
    const { data } = z.safeParse(itemAnswer, entry);
    if (data) outcomes.set(data.correlation_id, outcomeOf(data));
  }
  return outcomes;
}

function outcomeOf({ error_code, error_messages: faults = [] }: z.infer<typeof itemAnswer>): ItemOutcome {
  if (error_code === 0) return { outcome: 'accepted' };
  if (faults.includes(twiliosOwnFault)) return { outcome: 'unknown' };
  return { outcome: 'rejected', error: describeError(error_code), faults };
}
