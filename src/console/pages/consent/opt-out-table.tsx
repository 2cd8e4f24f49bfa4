import { Button } from '@twilio-paste/core/button';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { Table, TBody, Td, THead, Th, Tr } from '@twilio-paste/core/table';
import type { OptOutList } from '../../../consent/list-opt-outs';
import { useMay } from '../../api/session';
import { ScrollRegion } from '../../parts/scroll-region';
import { When } from '../../parts/when';
import { sourceNames } from './source-names';

interface OptOutTableProps {
  people: OptOutList['optOuts'];
  onRemove: (to: string) => void;
}

/** People, since when they are out, and how that was learned. */
export function OptOutTable({ people, onRemove }: OptOutTableProps) {
  const mayAll = useMay('admin');
  return (
    <ScrollRegion label="People who have opted out">
      <Table>
        <THead>
          <Tr>
            <Th>Person</Th>
            <Th>Since</Th>
            <Th>How it was learned</Th>
            <Th>Note</Th>
            {mayAll && (
              <Th>
                <ScreenReaderOnly>Actions</ScreenReaderOnly>
              </Th>
            )}
          </Tr>
        </THead>
        <TBody>
          {people.map(({ to, at, source, by, note }) => (
            <Tr key={to}>
              <Th scope="row">{to}</Th>
              <Td>
                <When at={at} />
              </Td>
              <Td>
                {sourceNames[source]}
                {by && `, by ${by}`}
              </Td>
              <Td>{note}</Td>
              {mayAll && (
                <Td textAlign="right">
                  <Button
                    variant="link"
                    onClick={() => onRemove(to)}
                    aria-label={`Remove the opt-out of ${to}`}
                  >
                    Remove
                  </Button>
                </Td>
              )}
            </Tr>
          ))}
        </TBody>
      </Table>
    </ScrollRegion>
  );
}
