import { z } from 'zod';
import type { Control } from './control';

const Reset = z.strictObject({ empty: z.boolean().default(false) });

/** The account as it was when it started, or as it is before anyone has set it up. */
export const reset: Control = {
  method: 'POST',
  name: 'reset',
  about:
    'clears messages, faults, compliance, opt-out handling, clock, block list, logs and Sync; keeps SIDs, token and webhook URLs: {empty?} leaves no Messaging Service',
  run: (bench, { body }) => {
    bench.reset(Reset.parse(body).empty);
    return { reset: true };
  },
};
