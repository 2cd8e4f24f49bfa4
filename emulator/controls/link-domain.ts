import { z } from 'zod';
import { CERTIFICATE_STATES, DNS_STATES } from '../link-domain';
import type { Control } from './control';

const Changes = z.strictObject({
  dns: z.enum(DNS_STATES).optional(),
  certificate: z.enum(CERTIFICATE_STATES).optional(),
});

/** How the link-shortening domain stands, which Twilio finds out and its API shows. */
export const linkDomain: Control = {
  method: 'POST',
  name: 'link-domain',
  about: 'sets the state of the link domain: {dns?, certificate?}; answers {sid, name, dns, certificate}',
  run: ({ account }, { body }) => {
    const { sid, name, state } = account.linkDomain;
    return { sid, name, ...Object.assign(state, Changes.parse(body)) };
  },
};
