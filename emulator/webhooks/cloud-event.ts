import { randomUUID } from 'node:crypto';

export interface CloudEvent {
  specversion: '1.0';
  type: string;
  source: string;
  id: string;
  dataschema: string;
  datacontenttype: 'application/json';
  time: string;
  data: Record<string, unknown>;
}

/** An event as Event Streams wraps it. `schema` is the last part of its schema's address, `at` in milliseconds. */
export function cloudEvent(
  type: string,
  schema: string,
  source: string,
  at: number,
  data: Record<string, unknown>,
): CloudEvent {
  return {
    specversion: '1.0',
    type,
    source,
    id: randomUUID(),
    dataschema: `https://events-schemas.twilio.com/${schema}/1`,
    datacontenttype: 'application/json',
    time: new Date(at).toISOString(),
    data,
  };
}
