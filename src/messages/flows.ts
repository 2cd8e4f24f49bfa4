import { channelOf } from '../addresses/channel';
import { countryOf } from '../addresses/country-of';
import { normaliseAddress } from '../addresses/normalise-address';
import { defined } from '../defined';
import type { Flow } from '../preflight/check-flow';
import type { BulkRequest, MessageSettings } from './message-request';

/** Which way each recipient's message goes, worked out as it is asked for. Rows that are none are left out. */
export function* flowsOf(
  recipients: BulkRequest['recipients'],
  { mediaUrls }: Pick<MessageSettings, 'mediaUrls'>,
): Generator<Flow, void> {
  for (const recipient of recipients) {
    const normal = normaliseAddress(typeof recipient === 'string' ? recipient : recipient.to);
    if (!normal.ok) continue;
    const { address } = normal;
    yield defined({ channel: channelOf(address, mediaUrls !== undefined), country: countryOf(address) });
  }
}
