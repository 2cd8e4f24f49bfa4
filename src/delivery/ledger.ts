import { createHash } from 'node:crypto';
import { personOf } from '../addresses/address';
import type { App } from '../app';
import { type Collection, RecordExists } from '../store/records';
import { scanAll } from '../store/scan-all';
import type { Fact, SentFact } from './fact';

/** The person a fact concerns: the one who is not us. */
function personIn(fact: Fact): string {
  return personOf(fact.kind === 'inbound' ? fact.from : fact.to);
}

/**
 * The name of a fact within its message. The same fact has the same name whoever reports it and however often, so that
 * creating it a second time finds it there.
 */
export function nameOf(fact: Fact): string {
  switch (fact.kind) {
    case 'status':
      return `status.${fact.status.replace(/[^\w-]/g, '-').slice(0, 60)}.${fact.errorCode ?? 0}`;
    case 'click': {
      const click = JSON.stringify([fact.link, fact.at, fact.preview]);
      return `click.${createHash('sha256').update(click).digest('hex').slice(0, 32)}`;
    }
    default:
      return fact.kind;
  }
}

/** Where the facts are kept. Spread widely, as every callback writes one. */
export function facts(app: App): Collection<Fact> {
  return { name: 'messages', shards: 64, ttlSeconds: app.config.retentionSeconds };
}

/**
 * Adds a fact; one that is there already stays as it was first told. Facts of one person lie together, so that a
 * conversation, or one message of it, is one scan. Resolves to false when it was known.
 */
export async function addFact(app: App, sid: string, fact: Fact): Promise<boolean> {
  try {
    await app.records.create(facts(app), `${personIn(fact)}~${sid}~${nameOf(fact)}`, fact);
    return true;
  } catch (failure) {
    if (failure instanceof RecordExists) return false;
    throw failure;
  }
}

/** Everything known about one message with a person, in no order. */
export async function factsOf(app: App, address: string, sid: string): Promise<Fact[]> {
  const found = await scanAll(app.records, facts(app), `${personOf(address)}~${sid}~`);
  return found.map(({ value }) => value);
}

/** Everything known about a person's messages, by their SID. */
export async function factsAbout(app: App, address: string): Promise<Map<string, Fact[]>> {
  const bySid = new Map<string, Fact[]>();
  for (const { key, value } of await scanAll(app.records, facts(app), `${personOf(address)}~`)) {
    const [, sid = ''] = key.split('~');
    bySid.set(sid, [...(bySid.get(sid) ?? []), value]);
  }
  return bySid;
}

/** Those of some messages, by SID, that are known to have been delivered: of most, in few reads. */
export async function knownDelivered(
  app: App,
  messages: readonly { to: string; sid: string }[],
): Promise<Set<string>> {
  const name = nameOf({ kind: 'status', at: '', to: '', status: 'delivered' });
  const keys = new Map(messages.map(({ to, sid }) => [`${personOf(to)}~${sid}~${name}`, sid]));
  const found = await app.records.getMany(facts(app), [...keys.keys()]);
  return new Set([...found.keys()].flatMap((key) => keys.get(key) ?? []));
}

/** A message that Twilio has accepted, as its sender knows it. */
export interface SentMessage extends Omit<SentFact, 'kind' | 'at'> {
  sid: string;
}

export async function recordSent(app: App, { sid, ...message }: SentMessage): Promise<void> {
  await addFact(app, sid, { kind: 'sent', at: new Date(app.now()).toISOString(), ...message });
}
