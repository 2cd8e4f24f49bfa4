import { normaliseAddress } from '../../../addresses/normalise-address';
import { conversationPath } from '../../parts/conversation-path';

export type FindTarget = { path: string } | { problem: string };

/** Where what was entered is shown: a phone number, however it is written, or the SID of a message. */
export function findTarget(written: string): FindTarget {
  const text = written.trim();
  if (text === '') return { problem: 'Enter a phone number or the SID of a message.' };
  if (/^(SM|MM)[0-9a-f]{32}$/i.test(text)) {
    return { path: `/messages/${text.slice(0, 2).toUpperCase()}${text.slice(2).toLowerCase()}` };
  }
  if (/^(SM|MM)[0-9a-f]+$/i.test(text)) {
    return { problem: 'This SID is not complete: it has 34 characters and begins with SM or MM.' };
  }
  const address = normaliseAddress(text);
  return address.ok ? { path: conversationPath(address.address) } : { problem: `This ${address.reason}.` };
}
