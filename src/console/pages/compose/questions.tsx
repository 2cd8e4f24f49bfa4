import { Box } from '@twilio-paste/core/box';
import { Paragraph } from '@twilio-paste/core/paragraph';
import { count, duration, number } from '../../../amounts';
import type { PreviewSum } from '../../../preview/sum-previews';
import { Confirm } from '../../parts/confirm';
import { type Check, findingsOf } from './check-list';
import { Findings } from './findings';
import { priceOf } from './report';
import type { Way } from './use-sending';

export const verbs: Record<Way, string> = {
  send: 'Send now',
  save: 'Save as campaign',
  schedule: 'Schedule',
};

interface QuestionProps {
  way: Way;
  check: Check;
  onConfirm: () => void;
  onDismiss: () => void;
}

/** Asks before anything is sent or kept: to how many, at what cost, and when. */
export function Question({ way, check, onConfirm, onDismiss }: QuestionProps) {
  const { sum, sending } = check;
  const { counts, suppressedBy, segments } = sum;
  const unsent = [
    counts.invalid > 0 && count(counts.invalid, 'invalid row'),
    counts.duplicate > 0 && count(counts.duplicate, 'duplicate'),
    suppressedBy.optedOut > 0 && `${number(suppressedBy.optedOut)} opted out`,
    suppressedBy.knownBad > 0 && count(suppressedBy.knownBad, 'known bad number'),
    suppressedBy.quietHours > 0 && `${number(suppressedBy.quietHours)} in quiet hours`,
  ].filter((part) => part !== false);
  const blocked = findingsOf(sum).filter(({ severity }) => severity === 'blocked');
  return (
    <Confirm
      heading={`${verbs[way]}: ${count(counts.sendable, 'message')}`}
      confirm={verbs[way]}
      isDisabled={counts.sendable === 0}
      onConfirm={onConfirm}
      onDismiss={onDismiss}
    >
      <Paragraph>
        {count(counts.sendable, 'person gets', 'people get')} a message: {count(segments.total, 'segment')}{' '}
        for {priceOf(sum)}, without carrier fees and taxes.
      </Paragraph>
      <Paragraph>{whenOf(way, sum, sending.settings)}</Paragraph>
      {unsent.length > 0 && <Paragraph>Not sent: {unsent.join(', ')}.</Paragraph>}
      {blocked.length > 0 && (
        <Box display="flex" flexDirection="column" rowGap="space40">
          <Findings findings={blocked} />
        </Box>
      )}
    </Confirm>
  );
}

function whenOf(
  way: Way,
  { seconds, quietHours }: PreviewSum,
  settings: Check['sending']['settings'],
): string {
  if (way === 'save') return 'Nothing is sent before the campaign is started.';
  const held =
    quietHours.held > 0 ? ` ${count(quietHours.held, 'message')} wait for quiet hours to end.` : '';
  if (way === 'send') return `Sending begins at once and takes about ${duration(seconds)}.${held}`;
  const clock = settings.timeZone ? `in ${settings.timeZone}` : 'by the clock of each recipient';
  return `They are sent on ${dayAndTime(settings.localTime ?? '')} ${clock}.${held}`;
}

/** A local time (`2026-11-23T09:00`) as people say it: `Monday, November 23, 2026 at 9:00 AM`. */
function dayAndTime(localTime: string): string {
  // As if the clock were that of UTC, so that no other zone's clock changes come into it.
  return dayAndTimeStyle.format(new Date(`${localTime}Z`));
}

const dayAndTimeStyle = new Intl.DateTimeFormat('en', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'UTC',
});
