/** What a route answers, before it becomes a Twilio.Response. */
export interface Answer {
  status: number;
  contentType?: string;
  /** JSON's value, or text of any other type. */
  body?: object | string;
  headers?: Record<string, string>;
}

/** The answers below say in their types what they are: the API's document is made from these. */
export interface Json<Status extends number, Body extends object> extends Answer {
  status: Status;
  contentType: 'application/json';
  body: Body;
}

export interface Csv extends Answer {
  status: 200;
  contentType: 'text/csv; charset=utf-8';
  body: string;
}

export interface Twiml extends Answer {
  status: 200;
  contentType: 'text/xml';
  body: string;
}

export interface NoContent extends Answer {
  status: 204;
  body?: never;
}

export function json<Status extends number, Body extends object>(
  status: Status,
  body: Body,
): Json<Status, Body> {
  return { status, contentType: 'application/json', body };
}

export function ok<Body extends object>(body: Body): Json<200, Body> {
  return json(200, body);
}

/** A table. Where it goes on, the header `Next-Cursor` has the cursor of what follows. */
export function csv(text: string, next: string | null): Csv {
  return {
    status: 200,
    contentType: 'text/csv; charset=utf-8',
    body: text,
    ...(next !== null && { headers: { 'Next-Cursor': next } }),
  };
}

export function noContent(): NoContent {
  return { status: 204 };
}

/** TwiML as text: answering a TwiML object relies on `instanceof`, which fails once two copies of `twilio` are loaded. */
export function twiml(xml: string): Twiml {
  return { status: 200, contentType: 'text/xml', body: xml };
}
