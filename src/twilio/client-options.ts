import type RequestClient from 'twilio/lib/base/RequestClient';
import { HttpClient } from './http-client';

/**
 * Options for `context.getTwilioClient()`, with sockets of its own: one for each request that an account bears at the same
 * time, kept open, and a timeout that fits into the life of a Function.
 */
export function clientOptions(): { httpClient: RequestClient } {
  const client = new HttpClient({
    timeout: 5_000,
    longestKept: 20_000,
    keepAlive: true,
    maxSockets: 500,
    maxTotalSockets: 1_000,
    maxFreeSockets: 500,
  });
  // It is the one method of the official one that is called.
  return { httpClient: client as unknown as RequestClient };
}
