import { getCountries } from 'libphonenumber-js/min';
import { z } from 'zod';
import { A2P_STATES, type ComplianceSettings, TOLL_FREE_STATES } from '../compliance';
import type { Control } from './control';

const Changes = z.strictObject({
  usA2p: z.enum(A2P_STATES).optional(),
  tollFree: z.enum(TOLL_FREE_STATES).optional(),
  blockedCountries: z.array(z.enum(getCountries())).optional(),
});

/** Registrations and permissions, which Twilio's API shows and the messages then feel. */
export const compliance: Control = {
  method: 'POST',
  name: 'compliance',
  about: 'sets registrations and permissions: {usA2p?, tollFree?, blockedCountries?}; answers all of them',
  run: ({ account }, { body }) => {
    const state = account.compliance;
    state.change(Changes.parse(body) as Partial<ComplianceSettings>);
    return state.settings;
  },
};
