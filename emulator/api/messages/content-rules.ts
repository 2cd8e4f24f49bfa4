import { isWebhookUrl } from '../parameters';
import type { Draft } from './draft';
import { refuse } from './refuse';

/** What a message may consist of. Throws the refusal of the first rule broken. */
export function checkContent(draft: Draft): void {
  const { body, mediaUrls, contentSid } = draft;
  if (!body?.trim() && mediaUrls.length === 0 && contentSid === undefined) {
    if (body !== undefined) throw refuse(21602, 'The message body is empty');
    throw refuse(21619, 'A message needs a body, media or a content template');
  }
  if (body !== undefined && body.length > 1600) {
    throw refuse(21617, `The body has ${body.length} characters; at most 1600 are sent as one message`);
  }
  checkMedia(mediaUrls);
  checkTemplate(draft);
  checkOptions(draft);
}

function checkMedia(mediaUrls: readonly string[]): void {
  if (mediaUrls.length > 10)
    throw refuse(21623, `A message carries at most 10 media, not ${mediaUrls.length}`);
  const bad = mediaUrls.find((url) => !isWebhookUrl(url));
  if (bad !== undefined) throw refuse(21620, `Media cannot be fetched from '${bad}'`);
}

function checkTemplate({ contentSid, contentVariables }: Draft): void {
  if (contentSid !== undefined && !/^HX[0-9a-fA-F]{32}$/.test(contentSid)) {
    throw refuse(21655, `'${contentSid}' is not the SID of a content template`);
  }
  if (contentVariables === undefined) return;
  if (contentSid === undefined)
    throw refuse(21654, 'Content variables were given without a content template');
  if (!isJsonObject(contentVariables)) throw refuse(21656, 'Content variables are not a JSON object');
}

function checkOptions({ statusCallback, validityPeriod, maxPrice }: Draft): void {
  if (statusCallback !== undefined && !isWebhookUrl(statusCallback)) {
    throw refuse(21609, `'${statusCallback}' is no address for status callbacks`);
  }
  if (validityPeriod !== undefined && (validityPeriod < 1 || validityPeriod > 36_000)) {
    throw refuse(21624, `A validity period is 1 to 36000 seconds, not ${validityPeriod}`);
  }
  if (maxPrice !== undefined && !/^\d+(\.\d+)?$/.test(maxPrice)) {
    throw refuse(21627, `'${maxPrice}' is not a price`);
  }
}

function isJsonObject(value: string): boolean {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}
