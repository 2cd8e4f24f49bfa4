import type { Account } from '../../account';
import { invalid } from '../parameters';
import type { Draft } from './draft';
import { refuse } from './refuse';

/** Short links need a Messaging Service and its domain. Throws the refusal of the first rule broken. */
export function checkLinks({ linkDomain }: Account, { shortenUrls, messagingServiceSid: sid }: Draft): void {
  if (!shortenUrls) return;
  if (sid === undefined) throw invalid('ShortenUrls', 'works only with a Messaging Service');
  if (!linkDomain.services.has(sid)) throw refuse(30106, `The Messaging Service ${sid} has no link domain`);
}
