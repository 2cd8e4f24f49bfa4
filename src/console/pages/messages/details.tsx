import {
  DescriptionList,
  DescriptionListDetails,
  DescriptionListSet,
  DescriptionListTerm,
} from '@twilio-paste/core/description-list';
import type { ReactNode } from 'react';
import type { ClickCounts } from '../../../delivery/merge-facts';
import type { ShownMessage } from '../../../delivery/show-message';
import { KnownId } from '../../parts/known-id';
import { When } from '../../parts/when';
import { clicksInWords } from './clicks-in-words';

/** What else is known of a message. */
export function Details({ message, clicks }: { message: ShownMessage['message']; clicks: ClickCounts }) {
  const { sid, to, from, segments, sendAt, campaign, tags } = message;
  const facts: [string, ReactNode][] = [
    ['From', from],
    ['To', to],
    ['Segments', segments],
    ['Scheduled for', sendAt && <When at={sendAt} />],
    ['Clicks on links', message.direction === 'inbound' ? undefined : clicksInWords(clicks)],
    ['Campaign', campaign && <KnownId id={campaign} />],
    ...Object.entries(tags ?? {}).map(([name, value]): [string, ReactNode] => [`Tag ${name}`, value]),
    ['SID', sid],
  ];
  return (
    <DescriptionList>
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <DescriptionListSet key={name}>
            <DescriptionListTerm>{name}</DescriptionListTerm>
            <DescriptionListDetails>
              <span style={{ overflowWrap: 'anywhere' }}>{value}</span>
            </DescriptionListDetails>
          </DescriptionListSet>
        ))}
    </DescriptionList>
  );
}
