import { createHash, randomUUID } from 'node:crypto';
import { Problem, type ProblemCode } from '../problem';
import { type Collection, RecordExists, type Records, type Stored } from '../store/records';
import type { Answer } from './answer';
import { problemAnswer } from './problem-details';
import type { Around } from './route';

interface Claim {
  fingerprint: string;
  /** Tells this call's claim from another's, so that a claim repeated after a lost answer is known as its own. */
  token: string;
  claimedAt: number;
  /** Present once the call has answered. The body is kept in parts, as one record holds 16 KiB. */
  answer?: { status: number; contentType: string; parts: number };
}

const claims: Collection<Claim> = { name: 'idempotency', shards: 16, ttlSeconds: 86_400 };
const parts: Collection<string> = { name: 'idempotency-answers', shards: 16, ttlSeconds: 86_400 };

const header = 'idempotency-key';

/** Characters of JSON in one part: below 16 KiB even when every one of them takes three bytes. */
const partLength = 5_000;

/** After this long a call that has left no answer was killed by the platform, which allows 10 s. */
const abandonedAfterMs = 15_000;

/** Whether nothing has happened, so that the same key may try again. */
function isUndone({ status, body }: Answer): boolean {
  const isRefusedBefore = (body as { code?: ProblemCode } | undefined)?.code === 'preflight-failed';
  return status === 429 || status === 503 || isRefusedBefore;
}

/**
 * Makes a call repeatable by an `Idempotency-Key` header: it runs once for its key. The same call again gets the first
 * answer; another body is refused, and so is a second call while the first runs. A call that was killed half-way, or
 * ran out of time, is never run again: its outcome is unknown, and says so.
 */
export const idempotent: Around = async (call, app, run) => {
  const { [header]: key } = call.headers;
  if (key === undefined) return run();
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw Problem.invalid('Idempotency-Key', 'must be 1 to 255 printable characters');
  }
  const { records } = app;
  // With the caller in it, two callers may use the same key without meeting.
  const id = sha256(JSON.stringify([call.path, call.caller, key]));
  const fingerprint = sha256(canonicalJson(call.fields));
  const claim: Claim = { fingerprint, token: randomUUID(), claimedAt: app.now() };
  let claimed: Stored<Claim>;
  try {
    claimed = await records.create(claims, id, claim);
  } catch (failure) {
    if (failure instanceof RecordExists) return firstAnswer(records, id, claim);
    throw failure;
  }

  const answer = await run().catch(problemAnswer);
  if (isUndone(answer)) await records.delete(claims, id);
  else if (answer.status !== 504) await keepAnswer(records, claimed, answer);
  return answer;
};

async function keepAnswer(records: Records, claimed: Stored<Claim>, answer: Answer): Promise<void> {
  const { key: id, value: claim, revision } = claimed;
  const body = JSON.stringify(answer.body ?? '');
  const count = Math.ceil(body.length / partLength);
  await Promise.all(
    Array.from({ length: count }, (_, part) =>
      records.put(parts, partKey(id, part), body.slice(part * partLength, (part + 1) * partLength)),
    ),
  );
  const contentType = answer.contentType ?? '';
  const value = { ...claim, answer: { status: answer.status, contentType, parts: count } };
  await records.update(claims, id, value, revision);
}

async function firstAnswer(records: Records, id: string, second: Claim): Promise<Answer> {
  const first = (await records.get(claims, id))?.value;
  if (!first)
    throw new Problem(
      'idempotency-key-in-progress',
      'The first call with this key has just ended. Try again.',
    );
  if (first.fingerprint !== second.fingerprint) {
    throw new Problem('idempotency-key-reused', 'Use a new Idempotency-Key for a call with another body.');
  }
  if (!first.answer) {
    if (second.claimedAt - first.claimedAt < abandonedAfterMs) {
      throw new Problem('idempotency-key-in-progress', 'Ask again in a few seconds to get its answer.');
    }
    throw new Problem(
      'outcome-unknown',
      'The first call with this key ended without an answer. Some of its messages may have been sent: look them up before sending again with a new key.',
    );
  }
  const keys = Array.from({ length: first.answer.parts }, (_, part) => partKey(id, part));
  const stored = await records.getMany(parts, keys);
  const body = JSON.parse(keys.map((key) => stored.get(key)?.value ?? '').join(''));
  const { status, contentType } = first.answer;
  return { status, contentType, body, headers: { 'Idempotent-Replayed': 'true' } };
}

function partKey(id: string, part: number): string {
  return `${id}~${String(part).padStart(4, '0')}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** JSON with sorted keys: the order in which a caller writes its fields does not make another body. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
