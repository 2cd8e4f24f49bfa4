import { eventBatch } from '../../delivery/event-stream';
import { receiveEvents } from '../../delivery/receive-events';
import { noContent } from '../../http/answer';
import { urlSecret } from '../../http/guards';
import { route } from '../../http/route';

/** `POST /webhooks/events`: Event Streams reports statuses and clicks, many at a time. 204 once all are stored. */
export const handler = route({
  guard: urlSecret,
  input: eventBatch,
  run: async (events, app) => {
    await receiveEvents(app, events);
    return noContent();
  },
});
