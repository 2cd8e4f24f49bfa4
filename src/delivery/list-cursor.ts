import { Buffer } from 'node:buffer';
import * as z from 'zod/mini';
import type { App } from '../app';
import { Problem } from '../problem';
import { messageSid } from '../shapes/message-sid';
import { facts } from './ledger';
import type { Position } from './ledger-entries';

const person = z.string().check(z.regex(/^[\w.:+-]{1,100}$/));

const inLedger = z.strictObject({
  shard: z.int().check(z.minimum(0)),
  after: z.optional(z.strictObject({ person, sid: messageSid })),
});
const inConversation = z.strictObject({ at: z.string().check(z.maxLength(40)), sid: messageSid });

/** Where the reading of the whole ledger stands: in this shard, behind this message. */
export interface LedgerCursor {
  shard: number;
  after?: Position;
}

/** Where the reading of one person's messages stands: behind this one. */
export type ConversationCursor = z.infer<typeof inConversation>;

/** A cursor as a caller sees it: opaque, and fit for a query string. */
export function writeCursor(cursor: LedgerCursor | ConversationCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws `invalid-request` for what is no cursor of a list over all people. */
export function readLedgerCursor(app: App, text: string): LedgerCursor {
  const { shard, after } = read(inLedger, text);
  if (shard >= facts(app).shards) throw notACursor();
  return { shard, ...(after && { after }) };
}

/** Throws `invalid-request` for what is no cursor of one person's list. */
export function readConversationCursor(text: string): ConversationCursor {
  return read(inConversation, text);
}

function read<Schema extends z.core.$ZodType>(schema: Schema, text: string): z.core.output<Schema> {
  try {
    const parsed = z.safeParse(schema, JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (parsed.success) return parsed.data;
  } catch {
    // Not JSON: no cursor either.
  }
  throw notACursor();
}

function notACursor(): Problem {
  return Problem.invalid('cursor', 'must be the "next" of the same list');
}
