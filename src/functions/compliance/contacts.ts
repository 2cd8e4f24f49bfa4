import { contactsRequest, pushContacts } from '../../compliance/contacts';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `POST /compliance/contacts`: where people live, for Twilio's quiet hours. */
export const handler = route({
  guard: apiKey('admin'),
  input: contactsRequest,
  run: async (request, app) => ok(await pushContacts(app, request)),
});
