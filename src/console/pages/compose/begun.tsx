import { Paragraph } from '@twilio-paste/core/paragraph';
import { count, number } from '../../../amounts';
import { PageLink } from '../../parts/page-link';
import { type Order, type Standing, sizeOf } from './deliver';

/** What there is of an order that did not come to its end: how many were taken, and what becomes of them. */
export function Begun({ order, standing }: { order: Order; standing: Standing }) {
  const { done, campaignId } = standing;
  return (
    <>
      <Paragraph>
        {number(done)} of {count(sizeOf(order), 'recipient')} were taken. Going on begins with the next one
        and sends nothing twice.
      </Paragraph>
      {order.name !== undefined && (
        <Paragraph>
          Nothing is sent yet.
          {campaignId !== undefined && (
            <>
              {' '}
              Who was taken is in the campaign{' '}
              <PageLink to={`/campaigns/${campaignId}`}>{order.name}</PageLink>, which is a draft until it is
              started.
            </>
          )}
        </Paragraph>
      )}
    </>
  );
}
