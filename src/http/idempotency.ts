import { createHash, randomUUID } from 'node:crypto';
import { failureFields, log } from '../log';
import { Problem, type ProblemCode } from '../problem';
import { type Collection, RecordChanged, RecordExists, type Records, type Stored } from '../store/records';
import type { Answer } from './answer';
import { failureAnswer, problemAnswer } from './problem-details';
import type { Around } from './route';

interface Claim {
  fingerprint: string;
  /** Tells this call's claim from another's, so that a claim repeated after a lost answer is known as its own. */
  token: string;
  claimedAt: number;
  /** Present once the call has answered. The body is kept in parts, as one record holds 16 KiB. */
  answer?: { status: number; contentType: string; parts: number };
  /** The call came to nothing: the next one may have the key, whatever its body. */
  isFree?: true;
}

const claims: Collection<Claim> = { name: 'idempotency', shards: 16, ttlSeconds: 86_400 };
/** What calls were answered, in parts: `hash~part`. */
export const parts: Collection<string> = { name: 'idempotency-answers', shards: 16, ttlSeconds: 86_400 };

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
 * answer; another body is refused, and so is a second call while the first runs. A call that came to nothing frees its key,
 * and says so where it cannot. One that was killed half-way, or ran out of time, is never run again: its outcome is unknown,
 * and says so.
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
  const claimed = await claimKey(records, id, claim);
  if (claimed?.value.token !== claim.token) return firstAnswer(records, id, claimed?.value, claim);

  const answer = await run().catch((failure: unknown) => failureAnswer(failure, call.path));
  try {
    await (isUndone(answer) ? freeKey(records, claimed) : keepAnswer(records, claimed, answer));
  } catch (failure) {
    log('error', 'idempotency-claim-not-settled', failureFields(failure));
    // What was done must be told, also where nobody can be told it again.
    return isUndone(answer) ? spent(answer) : answer;
  }
  return answer;
};

/** Resolves to the call's own claim where it gets the key, else to that of who has it; undefined where that is not known. */
async function claimKey(records: Records, id: string, claim: Claim): Promise<Stored<Claim> | undefined> {
  try {
    return await records.create(claims, id, claim);
  } catch (failure) {
    if (!(failure instanceof RecordExists)) throw failure;
  }
  const first = await records.get(claims, id);
  if (!first?.value.isFree) return first;
  try {
    return await records.update(claims, id, claim, first.revision);
  } catch (failure) {
    if (failure instanceof RecordChanged) return undefined;
    throw failure;
  }
}

/** Not deleted, as a deletion that is repeated could take the claim of the next call. */
async function freeKey(records: Records, { key: id, value, revision }: Stored<Claim>): Promise<void> {
  await records.update(claims, id, { ...value, isFree: true as const }, revision);
}

/** In place of an answer that asks to try again: with the same key that would never get another one. */
function spent({ body }: Answer): Answer {
  const { detail } = body as { detail: string };
  const advice = 'Nothing was done, but the Idempotency-Key could not be freed: try again with a new one.';
  return problemAnswer(new Problem('idempotency-key-spent', `${detail} ${advice}`));
}

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

async function firstAnswer(
  records: Records,
  id: string,
  first: Claim | undefined,
  second: Claim,
): Promise<Answer> {
  if (!first) {
    throw new Problem(
      'idempotency-key-in-progress',
      'Another call with this key has just begun or ended. Try again.',
    );
  }
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
