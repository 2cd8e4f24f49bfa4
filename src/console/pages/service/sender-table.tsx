import { Badge } from '@twilio-paste/core/badge';
import { Button } from '@twilio-paste/core/button';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { Table, TBody, Td, THead, Th, Tr } from '@twilio-paste/core/table';
import type { SenderList } from '../../../insights/list-senders';
import type { SenderHealth } from '../../../insights/sender-health';
import { ScrollRegion } from '../../parts/scroll-region';
import { senderTypeNames } from './setting-names';

export type MemberSender = SenderList['senders'][number];

interface SenderTableProps {
  senders: readonly MemberSender[];
  /** Absent where the key may not. */
  onRemove: ((sender: MemberSender) => void) | undefined;
}

/** The pool, with what became of each sender's messages. */
export function SenderTable({ senders, onRemove }: SenderTableProps) {
  return (
    <ScrollRegion label="Senders of the service">
      <Table>
        <THead>
          <Tr>
            <Th>Sender</Th>
            <Th>Kind</Th>
            <Th>Country</Th>
            <Th>Messages</Th>
            <Th>Health</Th>
            {onRemove && (
              <Th>
                <ScreenReaderOnly>Actions</ScreenReaderOnly>
              </Th>
            )}
          </Tr>
        </THead>
        <TBody>
          {senders.map((sender) => (
            <Tr key={sender.sid}>
              <Th scope="row">{sender.address}</Th>
              <Td>
                {senderTypeNames[sender.type]}
                {sender.capabilities.length > 0 && ` (${sender.capabilities.join(', ')})`}
              </Td>
              <Td>{sender.country ?? 'any'}</Td>
              <Td>{sender.health.messages}</Td>
              <Td>
                <Health health={sender.health} />
              </Td>
              {onRemove && (
                <Td textAlign="right">
                  <Button
                    variant="link"
                    onClick={() => onRemove(sender)}
                    aria-label={`Remove ${sender.address}`}
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

function Health({ health: { ended, failed, filtered, warning } }: { health: SenderHealth }) {
  if (warning === 'filtered')
    return (
      <Badge as="span" variant="error">
        Carriers filter it: {filtered} of {ended}
      </Badge>
    );
  if (warning === 'failing')
    return (
      <Badge as="span" variant="error">
        Failing: {failed} of {ended}
      </Badge>
    );
  return ended === 0 ? 'nothing known yet' : `${failed} of ${ended} failed`;
}
