import type { App } from '../app';
import type { Collection } from '../store/records';

export type Tags = Record<string, string>;

/** The tags that all messages of one call or campaign were sent with. */
export function callTags(app: App): Collection<Tags> {
  return { name: 'call-tags', shards: 16, ttlSeconds: app.config.retentionSeconds };
}

/** Writes down the tags of a call, under the name that its messages carry in their callbacks. */
export async function recordTags(app: App, campaign: string, tags: Tags): Promise<void> {
  await app.records.put(callTags(app), campaign, tags);
}

export async function tagsOf(app: App, campaign: string): Promise<Tags | undefined> {
  return (await app.records.get(callTags(app), campaign))?.value;
}
