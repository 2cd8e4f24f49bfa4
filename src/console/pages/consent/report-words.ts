import type { ComplianceReport } from '../../../compliance/report';

const numbers = new Intl.NumberFormat('en');

/** How refusals and quiet hours were dealt with, in sentences. */
export function reportWords({ honoured, quietHours }: ComplianceReport): string[] {
  const { messagesAfter, longestToLastMessage, canceled, tooLate, longestToLastCancellation } = honoured;
  return [
    messagesAfter === 0
      ? 'No message was sent to anybody after they had opted out.'
      : `${count(messagesAfter, 'message was', 'messages were')} sent to people after they had opted out, the last one ${duration(longestToLastMessage)} after it.`,
    canceled === 0
      ? 'No message was waiting for anybody who opted out.'
      : `${count(canceled, 'waiting message was', 'waiting messages were')} canceled, the last one ${duration(longestToLastCancellation)} after the person had opted out.`,
    ...(tooLate === 0
      ? []
      : [`${count(tooLate, 'waiting message', 'waiting messages')} had left before that was possible.`]),
    quietHours.held === 0
      ? 'No message was moved because of quiet hours.'
      : `${count(quietHours.held, 'message was', 'messages were')} moved to a later time because of quiet hours.`,
    ...(quietHours.blocked === 0
      ? []
      : [`${count(quietHours.blocked, 'message was', 'messages were')} not sent because of quiet hours.`]),
  ];
}

/** `1 person`, `1,204 people`. */
export function count(amount: number, one: string, many: string): string {
  return `${numbers.format(amount)} ${amount === 1 ? one : many}`;
}

/** Seconds in the largest unit that tells enough: `4.2 seconds`, `3 minutes`, `2 days`. */
export function duration(seconds: number): string {
  if (seconds < 90) return count(seconds, 'second', 'seconds');
  if (seconds < 5_400) return count(Math.round(seconds / 60), 'minute', 'minutes');
  if (seconds < 129_600) return count(Math.round(seconds / 3_600), 'hour', 'hours');
  return count(Math.round(seconds / 86_400), 'day', 'days');
}
