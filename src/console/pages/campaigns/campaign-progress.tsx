import { Box } from '@twilio-paste/core/box';
import { ProgressBar } from '@twilio-paste/core/progress-bar';
import { Text } from '@twilio-paste/core/text';
import type { ReactNode } from 'react';
import type { ShownCampaign } from '../../../campaigns/show-campaign';
import { countText } from '../../parts/number-texts';
import { When } from '../../parts/when';
import { paceText } from './pace-text';
import { progressOf } from './progress-of';
import { StateBadge } from './state-badge';
import type { Drive } from './use-drive';
import { useRate } from './use-rate';

interface CampaignProgressProps {
  campaign: ShownCampaign;
  /** When that was read, in milliseconds since the epoch. */
  seenAt: number;
  drive: Drive;
  isStarting: boolean;
}

/** How far a campaign is, how fast it goes and how long it will take. */
export function CampaignProgress(props: CampaignProgressProps) {
  const { campaign, seenAt } = props;
  const { state, counts, createdAt, startedAt, endedAt } = campaign;
  const { sent, handled, total } = progressOf(counts);
  const rate = useRate(handled, seenAt, state === 'running');
  const text = `${countText(sent)} of ${countText(total)} sent`;
  return (
    <Box as="section" aria-label="Progress">
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        columnGap="space50"
        rowGap="space20"
        marginBottom="space30"
      >
        <StateBadge state={state} />
        <Text as="span" fontWeight="fontWeightSemibold" fontVariantNumeric="tabular-nums">
          {text}
        </Text>
        <Times label="Created" at={createdAt} />
        {startedAt && <Times label="Started" at={startedAt} />}
        {endedAt && <Times label="Ended" at={endedAt} />}
      </Box>
      <ProgressBar aria-label="Progress" value={handled} maxValue={Math.max(1, total)} valueLabel={text} />
      <Box marginTop="space30" minHeight="1.5rem">
        <Text as="p" margin="space0" color="colorTextWeak">
          {statusText(props, rate)}
        </Text>
      </Box>
    </Box>
  );
}

function Times({ label, at }: { label: string; at: string }) {
  return (
    <Text as="span" color="colorTextWeak" fontSize="fontSize20">
      {label} <When at={at} />
    </Text>
  );
}

/** What goes on now, in a sentence. */
function statusText(
  { campaign, drive, isStarting }: CampaignProgressProps,
  rate: number | undefined,
): ReactNode {
  const { state, counts } = campaign;
  const { trouble, waitingUntil } = drive;
  if (trouble)
    return trouble.mayPass ? `${trouble.detail} This page tries again in a moment.` : trouble.detail;
  if (isStarting) return 'Starting.';
  if (state === 'draft') return 'Nothing is sent before it is started.';
  if (state !== 'running') return null;
  if (waitingUntil) {
    return (
      <>
        Outside its hours: it goes on at <When at={waitingUntil} />.
      </>
    );
  }
  return paceText(counts.pending, rate);
}
