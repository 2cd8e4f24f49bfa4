import type { Context, TwilioResponse } from '@twilio-labs/serverless-runtime-types/types';
import type { Answer } from './answer';

/** Turns an answer into the runtime's response object. */
export function toResponse(answer: Answer, context: Context): TwilioResponse {
  const response = new Twilio.Response();
  response.setStatusCode(answer.status);
  if (answer.contentType) response.appendHeader('Content-Type', answer.contentType);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.appendHeader(name, value);
  const { CORS_ORIGIN: origin } = context as { CORS_ORIGIN?: unknown };
  if (typeof origin === 'string' && origin) {
    response.appendHeader('Access-Control-Allow-Origin', origin);
    response.appendHeader('Access-Control-Expose-Headers', 'Idempotent-Replayed, Next-Cursor');
  }
  response.setBody(bodyOf(answer));
  return response;
}

/** The runtime writes JSON itself, but knows it by one content type only: `application/problem+json` it takes as text. */
function bodyOf({ body = '', contentType }: Answer): object | string {
  return typeof body === 'string' || contentType === 'application/json' ? body : JSON.stringify(body);
}
