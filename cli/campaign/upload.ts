import { createHash } from 'node:crypto';
import type { Person } from '../../src/messages/as-recipient';
import { type Backend, Refusal } from './backend';
import type { CampaignAnswer, ShownCampaign } from './campaign';
import { inHalves } from './in-halves';
import { inSlices } from './in-slices';

export interface Uploaded {
  id: string;
  /** The campaign was there already, as the same command was given before. */
  wasThere: boolean;
}

/**
 * Makes a campaign of the first slice and adds the others. Its keys follow from the settings and the rows, so doing the
 * same again within a day goes on with the same campaign. `onRows` hears how many rows the campaign has, with its id.
 */
export async function createCampaign(
  backend: Backend,
  settings: object,
  people: AsyncIterable<Person>,
  onRows: (rows: number, campaign: Uploaded) => void,
): Promise<Uploaded> {
  let campaign: Uploaded | undefined;
  let rows = 0;
  for await (const slice of inSlices(people)) {
    await inHalves(slice, async (part) => {
      if (campaign) {
        await addPart(backend, campaign.id, part, rows);
      } else {
        const body = { ...settings, recipients: part.map(({ recipient }) => recipient) };
        const { id, replayed } = await withKey(JSON.stringify(body), (key) =>
          backend.post<{ id: string }>('/campaigns/create', body, key),
        );
        campaign = { id, wasThere: replayed };
      }
      rows += part.length;
      onRows(rows, campaign);
    });
  }
  if (!campaign) throw new Error('There is nobody to send to');
  return campaign;
}

/** Adds people to a campaign that has so many rows already. */
export async function addPeople(
  backend: Backend,
  id: string,
  people: AsyncIterable<Person>,
  from: number,
  onRows: (rows: number) => void,
): Promise<void> {
  let rows = from;
  for await (const slice of inSlices(people)) {
    await inHalves(slice, async (part) => {
      await addPart(backend, id, part, rows);
      rows += part.length;
      onRows(rows);
    });
  }
}

async function addPart(backend: Backend, id: string, part: readonly Person[], from: number): Promise<void> {
  const recipients = part.map(({ recipient }) => recipient);
  await withKey(JSON.stringify([id, from, recipients]), async (key, isRepeated) => {
    // The call before was cut off, and it has added either all or nothing.
    if (isRepeated && (await totalOf(backend, id)) >= from + part.length) return;
    await backend.post<CampaignAnswer>('/campaigns/add-recipients', { id, recipients }, key);
  });
}

async function totalOf(backend: Backend, id: string): Promise<number> {
  return (await backend.get<ShownCampaign>('/campaigns/show', { id })).counts.total;
}

/** Keys for one and the same call: a key whose call was cut off, or that could not be freed, is never run again. */
const mostKeys = 3;

async function withKey<T>(text: string, call: (key: string, isRepeated: boolean) => Promise<T>): Promise<T> {
  const hash = createHash('sha256').update(text).digest('hex');
  for (let attempt = 1; ; attempt++) {
    try {
      return await call(attempt === 1 ? hash : `${hash}.${attempt}`, attempt > 1);
    } catch (failure) {
      const code = failure instanceof Refusal ? failure.code : undefined;
      const isUsedUp = code === 'outcome-unknown' || code === 'idempotency-key-spent';
      if (!isUsedUp || attempt === mostKeys) throw failure;
    }
  }
}
