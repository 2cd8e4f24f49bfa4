import type { IncomingHttpHeaders } from 'node:http';

/** Twilio products the emulator speaks for; the name is the host without `.twilio.com`. */
export type Product = 'api' | 'messaging' | 'sync' | 'accounts' | 'serverless' | 'serverless-upload';

/** One request to Twilio's REST API, already authenticated and routed. */
export interface ApiRequest {
  method: string;
  /** Path as it was asked for, without the query. */
  path: string;
  /** Values of the `{Placeholders}` in the operation's path, URL-decoded. */
  pathParameters: Record<string, string>;
  /** Query of a GET or DELETE, form body of a POST. Keys may repeat (`MediaUrl`). */
  parameters: URLSearchParams;
  /** The file in a multipart form. */
  file?: Buffer;
  headers: IncomingHttpHeaders;
}

/** What Twilio answers: `body` is sent as JSON, no body as an empty 204. */
export interface ApiAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * One operation of Twilio's API. `path` is written exactly as in Twilio's OpenAPI documents, so that a test can hold
 * every exchange against them.
 */
export interface Operation {
  product: Product;
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Parameter names it takes; any other one is answered with 400, as a reminder that the emulator ignores nothing. */
  accepts: readonly string[];
  handle(request: ApiRequest): ApiAnswer | Promise<ApiAnswer>;
}

/** A request with its answer, told to observers: the request log and the contract oracle. */
export interface Exchange {
  operation: Operation | undefined;
  product: string;
  request: ApiRequest;
  answer: ApiAnswer;
  startedAt: number;
  durationMs: number;
}
