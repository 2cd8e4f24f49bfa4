import type { Config } from '../config';
import type { Reply } from './replies';

/** A reply with the business's name and its support contact in their places. */
export function withNames(reply: Reply, names: Pick<Config, 'businessName' | 'supportContact'>): Reply {
  const body = reply.body.replace(
    /\{(businessName|supportContact)\}/g,
    (_, name: 'businessName' | 'supportContact') => names[name],
  );
  return { ...reply, body };
}
