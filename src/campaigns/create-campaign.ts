import type { App } from '../app';
import { recordTags } from '../delivery/call-tags';
import { passPreflight } from '../messages/pass-preflight';
import { Problem } from '../problem';
import { type AddAnswer, refuseTooMany, rowCounts, withRows, writeRows } from './add-recipients';
import { type Campaign, type CampaignContent, campaigns, contents, newCampaignId } from './campaign-record';
import type { CreateRequest } from './campaign-request';
import { noCounts } from './progress';

/** Bytes of JSON that the content may have: it is kept in one record. */
const largestContent = 14_000;

/**
 * Makes a campaign of a message and its first recipients, as a draft: nothing is sent before it is run. A call that is
 * killed leaves no campaign. Throws `too-many-recipients`, `preflight-failed` where every message would fail, and
 * `invalid-request` for what is too large to be kept.
 */
export async function createCampaign(app: App, request: CreateRequest): Promise<AddAnswer> {
  const { name, recipients, pace, window, quietHours, preflight: _, ...settings } = request;
  refuseTooMany(recipients);
  await passPreflight(app, recipients, request);
  const content: CampaignContent = { settings, ...(quietHours && { quietHours }) };
  if (Buffer.byteLength(JSON.stringify(content)) > largestContent) {
    throw Problem.invalid(
      'body',
      `all that is sent, with its options, must be at most ${largestContent} bytes`,
    );
  }
  const now = app.now();
  const empty: Campaign = {
    id: newCampaignId(now),
    name,
    state: 'draft',
    createdAt: new Date(now).toISOString(),
    ...(pace && { pace }),
    ...(window && { window }),
    rows: { total: 0, invalid: 0, duplicate: 0 },
    chunks: 0,
    peopleLists: 0,
    settled: { chunks: 0, counts: noCounts() },
  };
  const { id } = empty;
  const [added] = await Promise.all([
    writeRows(app, empty, recipients, settings),
    app.records.put(contents(app), id, content),
    settings.tags && recordTags(app, id, settings.tags),
  ]);
  // Last of all: before this, nobody knows of it.
  const campaign = withRows(empty, added);
  await app.records.put(campaigns(app), id, campaign);
  return { id, counts: rowCounts(campaign), problems: added.problems };
}
