import * as z from 'zod/mini';
import { defined } from '../defined';

/** Why a registration was turned down, as Twilio tells it. */
export interface Reason {
  code?: number;
  text?: string;
  /** The fields of the registration that are meant. */
  fields?: string[];
}

/** A2P and toll-free verifications name the same things differently. */
const toldReasons = z.array(
  z.object({
    error_code: z.nullish(z.coerce.number()),
    code: z.nullish(z.coerce.number()),
    description: z.nullish(z.string()),
    reason: z.nullish(z.string()),
    fields: z.nullish(z.array(z.string())),
  }),
);

/** The reasons in `errors` or `rejection_reasons`; where there are none that can be read, the one told beside them. */
export function readReasons(told: unknown, beside: Reason): Reason[] {
  const reasons = toldReasons
    .safeParse(told)
    .data?.map(({ error_code, code, description, reason, fields }) =>
      toReason(error_code ?? code, description ?? reason, fields),
    );
  const all = reasons?.length ? reasons : [toReason(beside.code, beside.text)];
  return all.filter((one) => Object.keys(one).length > 0);
}

function toReason(code?: number | null, text?: string | null, fields?: string[] | null): Reason {
  return defined({
    code: code || undefined,
    text: text || undefined,
    fields: fields?.length ? fields : undefined,
  });
}
