import type { DemoApi } from './api';
import type { Cast } from './cast';
import type { Reached } from './send';
import { check, checkEqual } from './step';
import { type Reply, textIn } from './text-in';

export interface Conversation {
  person: Reached;
  said: string;
  reply: Reply;
}

interface Tap {
  source: 'domain' | 'status';
  eventType?: 'preview';
  userAgent?: string;
}

/** Somebody who follows their link, and how. */
export interface Clicker {
  person: Reached;
  taps: Tap[];
}

/** A messaging app that fetches the page for a preview is no reader, and must not count as one. */
const preview: Tap = { source: 'domain', eventType: 'preview', userAgent: 'WhatsApp/2.24.20 A' };

/** Twilio tells of a click by the link domain's callback or by the message's own; both must count. */
const behaviours: readonly Tap[][] = [
  [{ source: 'domain' }],
  [{ source: 'domain' }, { source: 'domain' }],
  [{ source: 'status' }],
  [preview],
  [preview, { source: 'domain' }],
  [{ source: 'status' }],
];

/** Three handsets write. Twilio answers consent words itself and the backend the rest; nobody may get two replies. */
export async function talk(api: DemoApi, cast: Cast): Promise<Conversation[]> {
  return [
    await converse(api, cast.asksForHelp, 'HELP', { automatic: true, says: /reply STOP/i }),
    await converse(api, cast.asksForHours, 'HOURS', { automatic: false, says: /we are open/i }),
    await converse(api, cast.leaves, 'STOP', { automatic: true, says: /unsubscribed/i }),
  ];
}

async function converse(
  api: DemoApi,
  person: Reached,
  said: string,
  expected: { automatic: boolean; says: RegExp },
): Promise<Conversation> {
  const [reply, ...more] = await textIn(api, { from: person.to, body: said });
  check(reply !== undefined, `${said} got no reply`);
  checkEqual(`Replies to ${said} besides the first`, more.length, 0);
  checkEqual(`Whether Twilio itself answered ${said}`, reply.automatic, expected.automatic);
  check(expected.says.test(reply.body), `${said} was answered with "${reply.body}"`);
  return { person, said, reply };
}

/** Sends to somebody who has opted out since. Must be refused here, before Twilio hears of it. */
export async function sendDespiteStop(api: DemoApi, { to }: Reached): Promise<void> {
  const request = { to, body: 'We miss you already.' };
  const { status, body } = await api.call<{ code?: string }>('POST', '/messages/send', request);
  checkEqual(`Answer to a send to ${to} after STOP`, [status, body.code], [409, 'recipient-opted-out']);
}

/** One after another follows the short link in their message. Needs one person for each behaviour. */
export async function followLinks(api: DemoApi, people: readonly Reached[]): Promise<Clicker[]> {
  const clickers = behaviours.flatMap((taps, index) => {
    const person = people[index];
    return person ? [{ person, taps }] : [];
  });
  checkEqual('People who follow links', clickers.length, behaviours.length);
  // A tap within two seconds of delivery is taken for a program's.
  await api.emulator('clock', { advanceSeconds: 10 });
  for (const { person, taps } of clickers) {
    for (const tap of taps) {
      // Nobody follows one link twice in a second, and a click is told to the second.
      await api.emulator('clock', { advanceSeconds: 1 });
      const { webhook } = await api.emulator<{ webhook: { status: number } | null }>('click', {
        sid: person.sid,
        ...tap,
      });
      checkEqual(`Answer to the click callback (${tap.source})`, webhook?.status, 204);
    }
  }
  return clickers;
}

/** What the backend must have counted for somebody, in the shape of `GET /messages/show`. */
export function expectedClicks(clicker: Clicker | undefined) {
  const taps = clicker?.taps ?? [];
  const previews = taps.filter(({ eventType }) => eventType === 'preview').length;
  const total = taps.length - previews;
  // Every message carries one link, and no program follows it.
  return { total, unique: Math.min(total, 1), previews, bots: 0 };
}
