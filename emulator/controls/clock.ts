import { z } from 'zod';
import type { Account } from '../account';
import type { Control } from './control';

const Advance = z.strictObject({ advanceSeconds: z.number().min(0) });

export const clockControls: Control[] = [
  { method: 'GET', name: 'clock', about: "the emulator's time", run: ({ account }) => time(account) },
  {
    method: 'POST',
    name: 'clock',
    about: 'moves the time on: {advanceSeconds}',
    run: async ({ account }, { body }) => {
      account.clock.advance(Advance.parse(body).advanceSeconds);
      // Timers now due fire in the next turns of the loop: whoever waits for idleness next must find them begun.
      await new Promise((resolve) => setTimeout(resolve, 5));
      return time(account);
    },
  },
];

function time({ clock }: Account) {
  return { now: new Date(clock.now()).toISOString(), offsetSeconds: clock.offsetMs / 1000 };
}
