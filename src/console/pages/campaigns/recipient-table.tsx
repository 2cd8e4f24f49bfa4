import { Table, TBody, Td, THead, Th, Tr } from '@twilio-paste/core/table';
import { Text } from '@twilio-paste/core/text';
import { memo } from 'react';
import type { RecipientEntry } from '../../../campaigns/list-recipients';
import { conversationPath } from '../../parts/conversation-path';
import { countText } from '../../parts/number-texts';
import { PageLink } from '../../parts/page-link';
import { ScrollRegion } from '../../parts/scroll-region';
import { When } from '../../parts/when';
import { outcomeText } from './outcomes';

/** Recipients with what became of them. */
export function RecipientTable({ recipients }: { recipients: readonly RecipientEntry[] }) {
  if (recipients.length === 0) {
    return (
      <Text as="p" role="status" color="colorTextWeak">
        There is no such recipient.
      </Text>
    );
  }
  return (
    <ScrollRegion label="Table of recipients">
      <Table>
        <THead>
          <Tr>
            <Th>Row</Th>
            <Th>To</Th>
            <Th>What became of it</Th>
            <Th>Why</Th>
            <Th textAlign="right">Clicks</Th>
          </Tr>
        </THead>
        <TBody>
          {recipients.map((recipient) => (
            <Recipient key={recipient.index} {...recipient} />
          ))}
        </TBody>
      </Table>
    </ScrollRegion>
  );
}

/** Drawn again only when something about it has changed: there may be many. */
const Recipient = memo(
  ({ index, to, outcome, status, errorCode, reason, sendAt, clicks }: RecipientEntry) => (
    <Tr>
      <Td>{countText(index + 1)}</Td>
      <Td>
        <Text as="span" whiteSpace="nowrap">
          {outcome === 'invalid' ? to : <PageLink to={conversationPath(to)}>{to}</PageLink>}
        </Text>
      </Td>
      <Td>
        {outcomeText({ outcome, ...(status && { status }) })}
        {sendAt && (
          <>
            {', for '}
            <When at={sendAt} />
          </>
        )}
      </Td>
      <Td>{[reason, errorCode && `(${errorCode})`].filter(Boolean).join(' ')}</Td>
      <Td textAlign="right">{clicks === undefined ? '' : countText(clicks)}</Td>
    </Tr>
  ),
);
