import path from 'node:path';
import { defined } from '../../src/defined';
import type { ContentOptions } from './options';

/** What `POST /campaigns/create` takes beside the recipients. Throws where there is nothing to send. */
export function campaignSettings(file: string, options: ContentOptions) {
  const {
    body,
    contentSid,
    media,
    intent,
    quietHours,
    smartEncoded,
    shortenUrls,
    perSecond,
    window,
    ignorePreflight,
  } = options;
  if (body === undefined && contentSid === undefined && media === undefined) {
    throw new Error('What is to be sent? Give --body, --content-sid or --media');
  }
  return defined({
    name: options.name ?? path.parse(file).name,
    body,
    contentSid,
    mediaUrls: media,
    messageIntent: intent,
    quietHours,
    smartEncoded,
    shortenUrls,
    pace: perSecond === undefined ? undefined : { perSecond },
    window,
    preflight: ignorePreflight ? ('ignore' as const) : undefined,
  });
}

/** The same for `POST /messages/preview`, which does not care what it is called. */
export function previewSettings({ name: _, pace, ...settings }: ReturnType<typeof campaignSettings>) {
  return { ...settings, ...(pace && { perSecond: pace.perSecond }) };
}
