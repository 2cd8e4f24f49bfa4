import type { App } from '../app';
import { campaigns } from '../campaigns/campaign-record';
import { orders } from '../scheduling/cancel-group';
import { scanCollection } from '../store/scan-all';
import type { Person } from './person';
import type { Finding, Pending } from './rule';
import { rulesFor } from './rules';

/** For so long after a campaign was cancelled a run may be at work on it, in milliseconds. */
const afterlifeMs = 60_000;

/** Everything that the store holds of a person. Throws StoreUnavailable. */
export async function findRecords(
  app: App,
  person: Person,
  options: { withOptOut: boolean },
): Promise<Finding[]> {
  const pending = await findPending(app);
  const findings: Finding[] = [];
  // One after the other: each reads as many parts of its collection at once as the store bears.
  for (const find of Object.values(rulesFor(options))) findings.push(...(await find(app, person, pending)));
  return findings;
}

/** Campaigns that are not over, and groups that are being cancelled: both need to know their people. */
async function findPending(app: App): Promise<Pending> {
  const [all, cancelOrders] = await Promise.all([
    scanCollection(app.records, campaigns(app)),
    scanCollection(app.records, orders),
  ]);
  const open = all.filter(({ value: { state, endedAt } }) => {
    if (state === 'canceled') return Date.parse(endedAt ?? '') > app.now() - afterlifeMs;
    return state !== 'completed';
  });
  return new Map([
    ...cancelOrders.map(({ value }) => [value.group, `${value.group} is being cancelled`] as const),
    ...open.map(
      ({ value: { id, name, state } }) => [id, `campaign ${id}, "${name}", is not over (${state})`] as const,
    ),
  ]);
}
