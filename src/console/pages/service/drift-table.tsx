import { Table, TBody, Td, THead, Th, Tr } from '@twilio-paste/core/table';
import { Text } from '@twilio-paste/core/text';
import type { Drift } from '../../../messaging-service/describe-difference';
import { ScrollRegion } from '../../parts/scroll-region';
import { differenceName, valueWords } from './setting-names';

/** What is, and what is planned, where both differ. */
export function DriftTable({ drift }: { drift: readonly Drift[] }) {
  return (
    <ScrollRegion label="Differences from the plan">
      <Table>
        <THead>
          <Tr>
            <Th>What</Th>
            <Th>Now</Th>
            <Th>Planned</Th>
          </Tr>
        </THead>
        <TBody>
          {drift.map(({ setting, actual, desired }) => (
            <Tr key={`${setting} ${actual} ${desired}`}>
              <Th scope="row">{differenceName(setting)}</Th>
              <Td>
                <Value text={valueWords(setting, actual)} />
              </Td>
              <Td>
                <Value text={valueWords(setting, desired)} />
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </ScrollRegion>
  );
}

/** Addresses are long: they may break anywhere. */
export function Value({ text }: { text: string }) {
  return (
    <Text as="span" overflowWrap="anywhere">
      {text}
    </Text>
  );
}
