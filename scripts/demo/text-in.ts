import type { DemoApi } from './api';
import { check } from './step';

/** What came back to a handset. */
export interface Reply {
  body: string;
  /** Written by Twilio itself, before the backend heard of the text. */
  automatic: boolean;
}

/** Sends a text from a handset. Returns what was sent back to it; throws when the backend's webhook failed. */
export async function textIn(
  api: DemoApi,
  text: { from: string; body: string; optOutType?: 'STOP' },
): Promise<Reply[]> {
  const { replies, blockedReplies, webhook } = await api.emulator<{
    replies: Reply[];
    blockedReplies: Reply[];
    webhook: { ok: boolean } | null;
  }>('inbound', text);
  check(webhook?.ok === true, `The inbound webhook failed for ${text.body} from ${text.from}`);
  // A reply that Twilio holds back from somebody who has opted out is one that should not have been sent.
  return [...replies, ...blockedReplies];
}
