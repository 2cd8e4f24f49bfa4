/**
 * Options for `context.getTwilioClient()`. The defaults are made for servers: 20 sockets, of which 5 are kept, and a
 * timeout three times as long as a Function lives.
 */
export const clientOptions = {
  timeout: 5_000,
  keepAlive: true,
  maxSockets: 500,
  maxTotalSockets: 1_000,
  maxFreeSockets: 500,
} as const;
