import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { ShownCampaign } from '../../../campaigns/show-campaign';
import { shareText } from '../../parts/number-texts';
import { PartOfPage } from '../../parts/part-of-page';
import { ShareBars } from '../../parts/share-bars';
import { TimeBars } from '../../parts/time-bars';
import { CampaignErrors } from './campaign-errors';
import { CampaignMessage } from './campaign-message';
import { CampaignProgress } from './campaign-progress';
import { funnelSteps } from './funnel-steps';
import { LinkClicks } from './link-clicks';
import { OtherCounts } from './other-counts';
import { PauseNotice } from './pause-notice';
import { Recipients } from './recipients';
import { refreshSeconds } from './refresh-seconds';
import { messagesOverTime } from './series-of';
import type { Drive } from './use-drive';

interface CampaignReportProps {
  campaign: ShownCampaign;
  /** When that was read, in milliseconds since the epoch. */
  seenAt: number;
  drive: Drive;
  isStarting: boolean;
}

/** Everything about one campaign: how far it is, what became of its messages, what it sends and to whom. */
export function CampaignReport({ campaign, seenAt, drive, isStarting }: CampaignReportProps) {
  const { counts, sample } = campaign;
  const every = refreshSeconds(campaign);
  const hasClicks = campaign.message.shortenUrls === true || counts.clicked > 0;
  return (
    <Box display="flex" flexDirection="column" rowGap="space60">
      {campaign.pausedBecause && <PauseNotice because={campaign.pausedBecause} />}
      <CampaignProgress campaign={campaign} seenAt={seenAt} drive={drive} isStarting={isStarting} />
      {counts.accepted + counts.rejected > 0 && (
        <>
          <Box
            display="grid"
            gridTemplateColumns={['minmax(0, 1fr)', 'minmax(0, 1fr)', 'minmax(0, 1fr) minmax(0, 1fr)']}
            columnGap="space60"
            rowGap="space60"
          >
            <PartOfPage isFramed title="What became of the messages">
              <ShareBars label="How far they came" bars={funnelSteps(counts)} />
              {sample && (
                <Text as="p" color="colorTextWeak" fontSize="fontSize20">
                  {sample.share > 0
                    ? `There was time to look at ${shareText(sample.share)} of all messages: from “Sent” on these are estimates.`
                    : 'There are more messages than there was time to look at: what became of these is not known now.'}
                </Text>
              )}
            </PartOfPage>
            <PartOfPage isFramed title="Messages over time">
              <TimeBars label="Messages over time" {...messagesOverTime(campaign)} />
            </PartOfPage>
          </Box>
          <CampaignErrors errors={campaign.errors} />
        </>
      )}
      <OtherCounts counts={counts} />
      {hasClicks && counts.accepted > 0 && <LinkClicks id={campaign.id} every={Math.max(20, every)} />}
      <CampaignMessage campaign={campaign} />
      <Recipients
        campaign={campaign}
        total={counts.total}
        every={Math.max(10, every)}
        mark={`${campaign.state} ${Object.values(counts)}`}
      />
    </Box>
  );
}
