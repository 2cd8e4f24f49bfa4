import { Box } from '@twilio-paste/core/box';
import { Paragraph } from '@twilio-paste/core/paragraph';
import type { Overview as OverviewAnswer } from '../../../insights/overview';
import { Empty } from '../../parts/empty';
import { Figures } from '../../parts/figures';
import { Loaded } from '../../parts/loaded';
import { countText, durationText, shareText } from '../../parts/number-texts';
import { PartOfPage } from '../../parts/part-of-page';
import { ShareBars } from '../../parts/share-bars';
import { TimeBars } from '../../parts/time-bars';
import { When } from '../../parts/when';
import { endingsOf, stagesOf } from './funnel-bars';
import { barsOf, series } from './messages-over-time';
import type { Period } from './periods';
import { SampleNote } from './sample-note';
import { useInsight } from './use-insight';

/** How far the messages of a period have come, as rates, as a funnel and over time. */
export function Overview({ period }: { period: Period }) {
  const resource = useInsight<OverviewAnswer>('/insights/overview', period);
  return <Loaded resource={resource}>{(overview) => <Answer overview={overview} />}</Loaded>;
}

function Answer({ overview }: { overview: OverviewAnswer }) {
  const { funnel, rates, since, sample, medianSecondsToDelivery } = overview;
  if (funnel.accepted + funnel.inbound === 0) {
    return (
      <Empty title="No messages in this period">
        Choose a longer period, or send something: what becomes of it is shown here within seconds.
      </Empty>
    );
  }
  return (
    <>
      <Paragraph>
        Messages handed to Twilio since <When at={since} />.
      </Paragraph>
      <SampleNote sample={sample} />
      <Figures
        figures={[
          { label: 'Delivered', value: shareText(rates.delivery), hint: 'of those whose end is known' },
          {
            label: 'Time to delivery',
            value: durationText(medianSecondsToDelivery),
            hint: 'half took no longer',
          },
          { label: 'Read', value: shareText(rates.read), hint: 'of those delivered, where it is told' },
          { label: 'Clicked', value: shareText(rates.click), hint: 'of those delivered' },
          { label: 'From people', value: countText(funnel.inbound), hint: 'messages that came in' },
        ]}
      />
      <PartOfPage title="How far they came">
        <Box
          display="grid"
          gridTemplateColumns={['minmax(0, 1fr)', 'minmax(0, 1fr)', 'repeat(2, minmax(0, 1fr))']}
          columnGap="space90"
        >
          <ShareBars label="How far messages came" bars={stagesOf(funnel)} />
          <ShareBars label="What else became of messages" bars={endingsOf(funnel)} />
        </Box>
      </PartOfPage>
      <PartOfPage title="Over time">
        <TimeBars
          label="Messages by the time they were handed to Twilio"
          buckets={barsOf(overview.buckets)}
          bucketSeconds={overview.bucketSeconds}
          series={series}
        />
      </PartOfPage>
    </>
  );
}
