import type { ClicksReport } from '../../../insights/clicks';
import { Empty } from '../../parts/empty';
import { Figures } from '../../parts/figures';
import { Loaded } from '../../parts/loaded';
import { countOf, countText, durationText, shareText } from '../../parts/number-texts';
import { PartOfPage } from '../../parts/part-of-page';
import { LinkTable } from './link-table';
import type { Period } from './periods';
import { SampleNote } from './sample-note';
import { useInsight } from './use-insight';

/** Who clicked on what in messages of a period; what programs fetched is told apart. */
export function Clicks({ period }: { period: Period }) {
  const resource = useInsight<ClicksReport>('/insights/clicks', period);
  return <Loaded resource={resource}>{(report) => <Answer report={report} />}</Loaded>;
}

function Answer({ report }: { report: ClicksReport }) {
  const { clicks, people, rate, links, messages, sample } = report;
  if (clicks.total + clicks.previews + clicks.bots === 0) {
    return (
      <Empty title="No clicks in this period">
        Clicks are counted on links that were shortened when the message was sent. Choose a longer period, or
        send a message with shortened links.
      </Empty>
    );
  }
  return (
    <>
      <SampleNote sample={sample} />
      <Figures
        figures={[
          {
            label: 'Clicked',
            value: shareText(messages.delivered === 0 ? null : rate),
            hint: `of ${countText(messages.delivered)} delivered messages`,
          },
          { label: 'Clicks', value: countText(clicks.total), hint: `by ${countPeople(people)}` },
          { label: 'Different links', value: countText(clicks.unique), hint: 'counted in each message' },
          {
            label: 'Time to the first click',
            value: durationText(report.medianSecondsToFirstClick),
            hint: 'half took no longer',
          },
          {
            label: 'Previews',
            value: countText(clicks.previews),
            hint: 'fetched by apps, not counted above',
          },
          { label: 'Programs', value: countText(clicks.bots), hint: 'such as scanners, not counted above' },
        ]}
      />
      <PartOfPage title="By link">
        <LinkTable links={links} />
      </PartOfPage>
    </>
  );
}

function countPeople(people: number): string {
  return countOf(people, 'person', 'people');
}
