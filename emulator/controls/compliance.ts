import { getCountries } from 'libphonenumber-js/min';
import { z } from 'zod';
import { US_A2P_USECASES } from '../api/compliance/us-a2p-usecases';
import { A2P_STATES, BRAND_STATES, type ComplianceSettings, TOLL_FREE_STATES } from '../compliance';
import type { Control } from './control';

const Changes = z.strictObject({
  brand: z.enum(BRAND_STATES).optional(),
  usA2p: z.enum(A2P_STATES).optional(),
  usecase: z.enum(US_A2P_USECASES.map(({ code }) => code)).optional(),
  tollFree: z.enum(TOLL_FREE_STATES).optional(),
  blockedCountries: z.array(z.enum(getCountries())).optional(),
});

/** Registrations and permissions, which Twilio's API shows and the messages then feel. */
export const compliance: Control = {
  method: 'POST',
  name: 'compliance',
  about:
    'sets registrations and permissions: {brand?, usA2p?, usecase?, tollFree?, blockedCountries?}; answers all of them',
  run: ({ account }, { body }) => {
    const state = account.compliance;
    state.change(Changes.parse(body) as Partial<ComplianceSettings>);
    return state.settings;
  },
};
