import { Box } from '@twilio-paste/core/box';
import { Callout, CalloutText } from '@twilio-paste/core/callout';
import { Label } from '@twilio-paste/core/label';
import { ListItem, UnorderedList } from '@twilio-paste/core/list';
import { Paragraph } from '@twilio-paste/core/paragraph';
import { Option, Select } from '@twilio-paste/core/select';
import { useMemo, useState } from 'react';
import type { ComplianceReport } from '../../../compliance/report';
import { useResource } from '../../api/use-resource';
import { Loaded } from '../../parts/loaded';
import { PartOfPage } from '../../parts/part-of-page';
import { When } from '../../parts/when';
import { count, reportWords } from './report-words';
import { consentSources, sourceNames } from './source-names';

/** The backend goes back a year at most, by its own clock. */
const periods: readonly [days: number, name: string][] = [
  [7, 'The last 7 days'],
  [30, 'The last 30 days'],
  [90, 'The last 90 days'],
  [364, 'The last 52 weeks'],
];

/** How refusals and quiet hours were dealt with, for whoever has to answer for it. */
export function ComplianceFigures() {
  const [days, setDays] = useState(30);
  const since = useMemo(() => new Date(Date.now() - days * 86_400_000).toISOString(), [days]);
  const report = useResource<ComplianceReport>('/compliance/report', { since });
  return (
    <PartOfPage title="How refusals were dealt with">
      <Box maxWidth="size30" marginBottom="space60">
        <Label htmlFor="period">Period</Label>
        <Select id="period" value={String(days)} onChange={({ target }) => setDays(Number(target.value))}>
          {periods.map(([length, name]) => (
            <Option key={length} value={String(length)}>
              {name}
            </Option>
          ))}
        </Select>
      </Box>
      <Loaded resource={report} lines={6}>
        {(data) => <Figures report={data} />}
      </Loaded>
    </PartOfPage>
  );
}

function Figures({ report }: { report: ComplianceReport }) {
  const { since, until, complete, optOuts } = report;
  return (
    <>
      {!complete && (
        <Box marginBottom="space50">
          <Callout variant="warning">
            <CalloutText>
              There was no time to read everything, so these figures are too low. Choose a shorter period.
            </CalloutText>
          </Callout>
        </Box>
      )}
      <Paragraph>
        From <When at={since} /> to <When at={until} />,{' '}
        {optOuts.total === 0
          ? 'nobody opted out.'
          : `there were ${count(optOuts.total, 'opt-out', 'opt-outs')}:`}
      </Paragraph>
      {optOuts.total > 0 && (
        <Box marginBottom="space50">
          <UnorderedList>
            {consentSources.flatMap((source) => {
              const people = optOuts.bySource[source];
              return people ? [<ListItem key={source}>{`${sourceNames[source]}: ${people}`}</ListItem>] : [];
            })}
          </UnorderedList>
        </Box>
      )}
      {reportWords(report).map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
    </>
  );
}
