/** What a route answers, before it becomes a Twilio.Response. */
export interface Answer {
  status: number;
  contentType?: string;
  /** JSON's value, or text of any other type. */
  body?: object | string;
  headers?: Record<string, string>;
}

export function json(status: number, body: object): Answer {
  return { status, contentType: 'application/json', body };
}

export function ok(body: object): Answer {
  return json(200, body);
}

/** A table. Where it goes on, the header `Next-Cursor` has the cursor of what follows. */
export function csv(text: string, next: string | null): Answer {
  return {
    status: 200,
    contentType: 'text/csv; charset=utf-8',
    body: text,
    ...(next !== null && { headers: { 'Next-Cursor': next } }),
  };
}

export function noContent(): Answer {
  return { status: 204 };
}

/** TwiML as text: answering a TwiML object relies on `instanceof`, which fails once two copies of `twilio` are loaded. */
export function twiml(xml: string): Answer {
  return { status: 200, contentType: 'text/xml', body: xml };
}
