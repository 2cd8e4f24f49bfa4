import { receiveClick } from '../../delivery/receive-status';
import { clickCallback } from '../../delivery/status-event';
import { noContent } from '../../http/answer';
import { urlSecret } from '../../http/guards';
import { route } from '../../http/route';

/** `POST /webhooks/clicks`: the link-shortening domain reports a click, as JSON or as a form. 204 once it is stored. */
export const handler = route({
  guard: urlSecret,
  input: clickCallback,
  run: async (event, app) => {
    await receiveClick(app, event);
    return noContent();
  },
});
