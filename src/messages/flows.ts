import { channelOf } from '../addresses/channel';
import { countryOf } from '../addresses/country-of';
import { normaliseAddress } from '../addresses/normalise-address';
import { defined } from '../defined';
import type { Flow } from '../preflight/check-flow';
import type { BulkRequest, MessageSettings } from './message-request';

/** The ways that the recipients' messages go, each once, worked out as they are asked for. Rows that are none are left out. */
export function* flowsOf(
  recipients: BulkRequest['recipients'],
  { mediaUrls }: Pick<MessageSettings, 'mediaUrls'>,
): Generator<Flow, void> {
  const known = new Set<string>();
  for (const recipient of recipients) {
    const normal = normaliseAddress(typeof recipient === 'string' ? recipient : recipient.to);
    if (!normal.ok) continue;
    const { address } = normal;
    const flow = defined({
      channel: channelOf(address, mediaUrls !== undefined),
      country: countryOf(address),
    });
    const way = `${flow.channel} ${flow.country}`;
    if (!known.has(way)) yield flow;
    known.add(way);
  }
}
