import { createHash } from 'node:crypto';
import { defined } from '../defined';
import { type AlertRecord, alertDay } from './alert-record';

type Fields = Record<string, unknown>;

const dayMs = 86_400_000;
/** Escaped once more in its record, it may double, and a record holds 16 KiB. */
const payloadBytes = 7_000;

export interface ReadAlert {
  key: string;
  record: AlertRecord;
}

/**
 * Makes a record of whatever came: Twilio's debugger form (with JSON in `Payload`), or any other body, as that of
 * Intelligent Alerts is not documented. The key depends on the content, and on the day at most. `now` in milliseconds.
 */
export function readAlert(fields: Fields, now: number): ReadAlert {
  // Part of a JSON webhook's signature, not of what it says.
  const { bodySHA256: _, ...content } = fields;
  const details = payloadOf(content);
  const text = JSON.stringify(content);
  const at = timeOf(content, now);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return {
    key: `${alertDay(at)}~${hash}`,
    record: defined({
      at: new Date(at).toISOString(),
      kind: kindOf(content),
      level: levelOf({ ...details, ...content }),
      errorCode: codeOf({ ...content, ...details }),
      resourceSid: resourceOf({ ...content, ...details }),
      payload: Buffer.from(text).subarray(0, payloadBytes).toString(),
    }),
  };
}

/** Whether the event is about this very webhook: a failure here must not report itself, fail, and report that. */
export function isAboutAlerts(fields: Fields): boolean {
  return JSON.stringify(payloadOf(fields) ?? {}).includes('/webhooks/alerts');
}

function kindOf(content: Fields): AlertRecord['kind'] {
  if ('Payload' in content && 'Level' in content) return 'debugger';
  const speaksOfAlerts = Object.keys(content).some((name) => /alert|severity|level/i.test(name));
  return speaksOfAlerts ? 'intelligent' : 'unknown';
}

/** The debugger's `Payload`; where it is not JSON as promised, its text. */
function payloadOf({ Payload: payload }: Fields): Fields | undefined {
  if (typeof payload !== 'string') return isFields(payload) ? payload : undefined;
  try {
    const parsed: unknown = JSON.parse(payload);
    if (isFields(parsed)) return parsed;
  } catch {
    // Falls through to the text.
  }
  return { text: payload };
}

/** Only a time within the last day is taken at its word. */
function timeOf(content: Fields, now: number): number {
  const told = Date.parse(textIn(content, ['Timestamp', 'timestamp', 'time']) ?? '');
  return told > now - dayMs && told <= now ? told : now;
}

function levelOf(content: Fields): string {
  const level = textIn(content, ['Level', 'level', 'AlertLevel', 'alert_level', 'alertLevel', 'severity']);
  return level?.trim().slice(0, 40).toLowerCase() || 'unknown';
}

function codeOf(content: Fields): number | undefined {
  const code = Number(textIn(content, ['error_code', 'ErrorCode', 'errorCode']));
  return Number.isInteger(code) && code > 0 && code < 1_000_000 ? code : undefined;
}

function resourceOf(content: Fields): string | undefined {
  const sid = textIn(content, ['resource_sid', 'ResourceSid', 'resourceSid']);
  return sid && /^[A-Z]{2}[0-9a-f]{32}$/.test(sid) ? sid : undefined;
}

function textIn(content: Fields, names: string[]): string | undefined {
  for (const name of names) {
    const value = content[name];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
