import { json } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { createService, createServiceRequest } from '../../messaging-service/create-service';

/** `POST /service/create`: a Messaging Service as it is meant to be, made once for each name. */
export const handler = route({
  guard: apiKey('admin'),
  input: createServiceRequest,
  run: async (request, app) => {
    const service = await createService(app, request);
    return json(service.created ? 201 : 200, service);
  },
});
