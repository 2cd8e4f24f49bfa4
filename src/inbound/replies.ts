import * as z from 'zod/mini';
import { Problem } from '../problem';

const reply = z.union([
  z.string().check(z.minLength(1), z.maxLength(1_600)),
  z.strictObject({
    body: z.string().check(z.minLength(1), z.maxLength(1_600)),
    mediaUrls: z.optional(z.array(z.string().check(z.regex(/^https?:\/\//))).check(z.maxLength(10))),
  }),
]);

/**
 * `src/assets/replies.private.json`: what is answered to whom. `{businessName}` and `{supportContact}` stand for the
 * environment's values.
 */
const repliesFile = z.strictObject({
  help: reply,
  keywords: z.array(z.strictObject({ words: z.array(z.string().check(z.minLength(1))), reply })),
  /** Answer to everything else; without it there is none. */
  default: z.optional(reply),
});

export type Replies = z.infer<typeof repliesFile>;
export type Reply = z.infer<typeof reply>;

/** Reads the replies' text. Throws a `misconfigured` Problem that says what is wrong with it. */
export function parseReplies(text: string | undefined): Replies {
  if (text === undefined)
    throw new Problem('misconfigured', 'The private asset replies.json was not deployed.');
  const parsed = repliesFile.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Problem('misconfigured', `replies.private.json: ${issue?.path.join('.')}: ${issue?.message}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('misconfigured', 'replies.private.json is not JSON.');
  }
}
