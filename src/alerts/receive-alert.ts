import type { App } from '../app';
import { RecordExists } from '../store/records';
import { alertRecords } from './alert-record';
import { FloodGate } from './flood-gate';
import { isAboutAlerts, readAlert } from './read-alert';

/** Of this process, for as long as it is warm. */
const gate = new FloodGate();

/**
 * Keeps an event that Twilio tells of. What is about this webhook itself, and the flood of one code, is dropped: a
 * deployment whose failures cause events, whose events cause failures, must come to rest. Throws when an event that is
 * to be kept could not be stored.
 */
export async function receiveAlert(app: App, fields: Record<string, unknown>): Promise<void> {
  if (isAboutAlerts(fields)) return;
  const { key, record } = readAlert(fields, app.now());
  const topic = String(record.errorCode ?? record.kind);
  if (!gate.isOpen(topic, app.now())) return;
  try {
    await app.records.create(alertRecords(app.config.retentionSeconds), key, record);
  } catch (failure) {
    if (failure instanceof RecordExists) return;
    throw failure;
  }
  gate.count(topic);
}
