import { Table, TBody, Td, THead, Th, Tr } from '@twilio-paste/core/table';
import { Text } from '@twilio-paste/core/text';
import type { ClicksReport } from '../../../insights/clicks';
import { useResource } from '../../api/use-resource';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { countOf, countText, durationText, shareText } from '../../parts/number-texts';
import { PartOfPage } from '../../parts/part-of-page';
import { ScrollRegion } from '../../parts/scroll-region';

/** Who followed which link of a campaign; looked at again `every` so many seconds. */
export function LinkClicks({ id, every }: { id: string; every: number }) {
  const { data, error, refetch } = useResource<ClicksReport>(
    '/insights/clicks',
    { campaignId: id },
    { every },
  );
  return (
    <PartOfPage isFramed title="Clicks on links">
      {error && <Failure problem={error} onRetry={() => refetch()} />}
      {!data && !error && <Loading lines={2} />}
      {data && (
        <Text as="p" marginTop="space0" marginBottom="space40">
          {summaryOf(data)}
        </Text>
      )}
      {data && data.links.length > 0 && (
        <ScrollRegion label="Clicks by link">
          <Table>
            <THead>
              <Tr>
                <Th>Link</Th>
                <Th textAlign="right">People</Th>
                <Th textAlign="right">Clicks</Th>
                <Th textAlign="right">Of delivered</Th>
                <Th textAlign="right">Previews and programs</Th>
              </Tr>
            </THead>
            <TBody>
              {data.links.map(({ link, unique, total, rate, previews, bots }) => (
                <Tr key={link}>
                  <Td>
                    <Text as="span" overflowWrap="anywhere">
                      {link}
                    </Text>
                  </Td>
                  <Td textAlign="right">{countText(unique)}</Td>
                  <Td textAlign="right">{countText(total)}</Td>
                  <Td textAlign="right">{shareText(rate)}</Td>
                  <Td textAlign="right">{countText(previews + bots)}</Td>
                </Tr>
              ))}
            </TBody>
          </Table>
        </ScrollRegion>
      )}
    </PartOfPage>
  );
}

function summaryOf({ people, clicks, rate, medianSecondsToFirstClick, sample }: ClicksReport): string {
  if (clicks.total === 0) return 'Nobody has followed a link yet.';
  const soon =
    medianSecondsToFirstClick === undefined
      ? ''
      : ` Half of them did so within ${durationText(medianSecondsToFirstClick)} of delivery.`;
  const part = sample ? ` Counted in ${shareText(sample.share)} of all messages.` : '';
  return `${countOf(people, 'person has', 'people have')} followed a link, ${shareText(rate)} of those whose message was delivered.${soon}${part}`;
}
