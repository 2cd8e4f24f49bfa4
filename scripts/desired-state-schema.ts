import * as z from 'zod/mini';
import { desiredState } from '../src/messaging-service/desired-state';

/** The JSON Schema of `messaging-service.json`, with what each setting means, from the shape that checks it. */
export function desiredStateSchema(): object {
  return {
    ...z.toJSONSchema(desiredState, { io: 'input' }),
    title: 'How the Messaging Service is meant to be',
  };
}
