import type { ShownMessage } from '../../src/delivery/show-message';
import type { SendManyAnswer } from '../../src/messages/send-result';
import type { Clicker, Conversation } from './handsets';
import type { Recipient } from './recipients';
import { outcomes, rowsNotSent } from './report-rows';
import type { Reminders } from './schedule';
import { bold, count, dim, table, wrap } from './text';

/** What the demo did, as the backend told it. */
export interface Findings {
  recipients: readonly Recipient[];
  answer: SendManyAnswer;
  /** The bulk call's messages, read back, in the order of the file. */
  shown: readonly ShownMessage[];
  reminders: Reminders;
  conversations: readonly Conversation[];
  clickers: readonly Clicker[];
}

/** The report as text for a person to read, no line wider than the page. */
export function report(findings: Findings): string {
  const { recipients, answer, shown } = findings;
  const sections = [
    outcomes(answer),
    rowsNotSent(answer, recipients),
    deliveries(shown),
    sample(shown),
    errors(findings),
    clicks(findings),
    reminders(findings.reminders),
    replies(findings.conversations),
  ];
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}

function deliveries(shown: Findings['shown']): string[] {
  const byStatus = new Map<string, number>();
  for (const { message } of shown) byStatus.set(message.status, (byStatus.get(message.status) ?? 0) + 1);
  const rows = [...byStatus].sort(([, a], [, b]) => b - a);
  const share = (amount: number) => `${((amount / shown.length) * 100).toFixed(1).padStart(5)} %`;
  const segments = shown.reduce((sum, { message }) => sum + (message.segments ?? 0), 0);
  return [
    bold(`Deliveries of the ${count(shown.length, 'accepted message')} (${count(segments, 'segment')})`),
    ...table(rows.map(([status, amount]) => [status, amount, share(amount)])),
  ];
}

function sample(shown: Findings['shown']): string[] {
  const nameless = shown.find(({ message }) => message.body.startsWith('Hi there'));
  return [
    bold('What they say, with a name and without one'),
    ...[shown[0], nameless].flatMap((one) => (one ? wrap(one.message.body, 2) : [])),
  ];
}

function errors({ answer, shown }: Findings): string[] {
  const found = [
    ...answer.results.flatMap(({ error }) => error ?? []),
    ...shown.flatMap(({ message }) => message.error ?? []),
  ];
  const byCode = new Map<number, typeof found>();
  for (const error of found) byCode.set(error.code, [...(byCode.get(error.code) ?? []), error]);
  const lines = [...byCode]
    .sort(([a], [b]) => a - b)
    .flatMap(([code, [first, ...others]]) => {
      if (!first) return [];
      const times = String(others.length + 1).padStart(2);
      return [`  ${code}  ${times} ×  ${first.title}`, ...wrap(first.advice, 15).map(dim)];
    });
  return [bold('Errors, and what to do about them'), ...lines];
}

function clicks({ shown, clickers }: Findings): string[] {
  const all = { total: 0, unique: 0, previews: 0 };
  for (const message of shown) {
    all.total += message.clicks.total;
    all.unique += message.clicks.unique;
    all.previews += message.clicks.previews;
  }
  const bySid = new Map(shown.map(({ message, clicks }) => [message.sid, clicks]));
  const rows = clickers.map(({ person, taps }) => {
    const { total = 0, previews = 0 } = bySid.get(person.sid) ?? {};
    const seen = [total > 0 && count(total, 'click'), previews > 0 && count(previews, 'preview')];
    const source = [...new Set(taps.map((tap) => sources[tap.source]))].join(' and ');
    return [person.firstName || '(no name)', person.to, seen.filter(Boolean).join(', '), source];
  });
  const previews = `${count(all.previews, 'preview')} by messaging apps, not counted`;
  return [
    bold(`Clicks: ${all.total} in all, ${all.unique} unique; ${previews}`),
    ...table([['who', 'phone', 'what', 'learned from'], ...rows]),
  ];
}

const sources = { domain: "the link domain's callback", status: "the message's status callback" };

function reminders({ sids, sendAt, canceled, refused }: Reminders): string[] {
  const at = `${sendAt.slice(0, 16).replace('T', ' ')} UTC`;
  return [
    bold('Reminders'),
    ...table([
      ['scheduled', sids.length, `for ${at}`],
      ['delivered', sids.length - 2, 'once the emulated clock had moved on two hours'],
      ['canceled', 1, `by a call: ${canceled.person.firstName}, ${canceled.person.to}, never got one`],
      ['canceled', 1, `by a refusal: ${refused.person.firstName}, ${refused.person.to}, gets no more at all`],
    ]),
  ];
}

function replies(conversations: Findings['conversations']): string[] {
  const lines = conversations.flatMap(({ person, said, reply }) => [
    `  ${said.padEnd(5)}  from ${person.firstName}, answered by ${reply.automatic ? 'Twilio' : 'the backend'}`,
    ...wrap(reply.body, 9).map(dim),
  ]);
  return [bold('Replies, one each'), ...lines];
}
