import { iso8601 } from '../../dates';
import type { Operation } from '../../operation';
import { answerPage, PAGE_PARAMETERS } from './page';
import { syncUrl } from './resources';
import { SortedMap } from './sorted-map';
import type { SyncState } from './sync-state';

/** Fetch and list the one Sync Service there is: every account's default one. */
export function serviceOperations(sync: SyncState): Operation[] {
  return [
    {
      product: 'sync',
      method: 'GET',
      path: '/v1/Services/{Sid}',
      accepts: [],
      handle(request) {
        sync.checkService(request, request.pathParameters.Sid);
        return { status: 200, body: formatService(sync) };
      },
    },
    {
      product: 'sync',
      method: 'GET',
      path: '/v1/Services',
      accepts: PAGE_PARAMETERS,
      handle(request) {
        const entries = new SortedMap<string | number, SyncState>();
        entries.set(sync.owner.serviceSid, sync);
        return answerPage(request, {
          entries,
          keyOf: () => sync.owner.serviceSid,
          isLive: () => true,
          format: formatService,
          collectionKey: 'services',
          url: 'https://sync.twilio.com/v1/Services',
        });
      },
    },
  ];
}

function formatService({ owner, startedAt }: SyncState): Record<string, unknown> {
  const url = syncUrl(owner.serviceSid);
  return {
    sid: owner.serviceSid,
    unique_name: 'default',
    account_sid: owner.accountSid,
    friendly_name: 'Default Service',
    date_created: iso8601(startedAt),
    date_updated: iso8601(startedAt),
    url,
    webhook_url: null,
    webhooks_from_rest_enabled: false,
    reachability_webhooks_enabled: false,
    acl_enabled: false,
    reachability_debouncing_enabled: false,
    reachability_debouncing_window: 5000,
    links: {
      documents: `${url}/Documents`,
      lists: `${url}/Lists`,
      maps: `${url}/Maps`,
      streams: `${url}/Streams`,
    },
  };
}
