import type { App } from '../app';
import { refuseHopeless } from '../preflight/refuse-hopeless';
import { flowsOf } from './flows';
import type { BulkRequest } from './message-request';

/**
 * Throws `preflight-failed`, with the `findings`, where every message to these recipients would fail, unless the request
 * wants them tried all the same.
 */
export async function passPreflight(
  app: App,
  recipients: BulkRequest['recipients'],
  { preflight, mediaUrls, from }: Pick<BulkRequest, 'preflight' | 'mediaUrls' | 'from'>,
): Promise<void> {
  if (preflight !== 'ignore') await refuseHopeless(app, flowsOf(recipients, { mediaUrls }), from);
}
