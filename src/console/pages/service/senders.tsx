import { Button } from '@twilio-paste/core/button';
import { useState } from 'react';
import type { SenderList } from '../../../insights/list-senders';
import { useMay } from '../../api/session';
import { useResource } from '../../api/use-resource';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { PartOfPage } from '../../parts/part-of-page';
import { AddSender } from './add-sender';
import { RemoveSender } from './remove-sender';
import { type MemberSender, SenderTable } from './sender-table';

/** Who sends for the service, and how their messages fare. */
export function Senders() {
  const [isAdding, setIsAdding] = useState(false);
  const [removing, setRemoving] = useState<MemberSender>();
  const mayAll = useMay('admin');
  const list = useResource<SenderList>('/senders/list', {}, { every: 60 });
  const { senders = [], others = [], sample } = list.data ?? {};
  return (
    <PartOfPage
      title="Senders"
      actions={
        mayAll && (
          <Button variant="primary" onClick={() => setIsAdding(true)}>
            Add a sender
          </Button>
        )
      }
    >
      {list.error && <Failure problem={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <Loading lines={4} />}
      {list.data && senders.length === 0 && (
        <Empty title="The service has no sender">Nothing can be sent until one is added.</Empty>
      )}
      {senders.length > 0 && <SenderTable senders={senders} onRemove={mayAll ? setRemoving : undefined} />}
      {list.data && (
        <p>
          Figures are of the last 24 hours
          {sample && `, estimated from ${Math.round(sample.share * 100)}% of the messages`}.
          {others.length > 0 &&
            ` Messages have also left by ${others.map(({ address }) => address).join(', ')}, which ${others.length === 1 ? 'is' : 'are'} not in the service.`}
        </p>
      )}
      {isAdding && <AddSender onClose={() => setIsAdding(false)} />}
      {removing && (
        <RemoveSender sender={removing} left={senders.length - 1} onClose={() => setRemoving(undefined)} />
      )}
    </PartOfPage>
  );
}
