import { receiveStatus, statusOrClick } from '../../delivery/receive-status';
import { noContent } from '../../http/answer';
import { platformSignature } from '../../http/guards';
import { route } from '../../http/route';
import { countOutcome } from '../../insights/count-outcome';

/** `POST /webhooks/status`: Twilio reports the status of a message, or a click. 204 once it is stored. */
export const handler = route({
  guard: platformSignature,
  input: statusOrClick,
  run: async (event, app) => {
    const fact = await receiveStatus(app, event);
    if (fact) await countOutcome(app, fact);
    return noContent();
  },
});
