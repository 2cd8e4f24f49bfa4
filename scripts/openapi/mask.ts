import type { Exchange } from '../../emulator/stack-client';

const sid = /\b([A-Z]{2})[0-9a-f]{32}\b/g;
const campaignId = /\bCMP[0-9a-z]{21}\b/g;
const time = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const secret = /(key=)[0-9a-f]{64}/g;
const host = /https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?/g;

/** The time of the first thing in every example. */
const start = Date.parse('2026-12-01T15:00:00.000Z');

/**
 * An exchange without what differs from one run to the next: SIDs and ids are counted through, times moved so that the first
 * is always the same, secrets and addresses of this machine replaced.
 */
export function masked(exchange: Exchange): Exchange {
  const text = JSON.stringify(exchange);
  const times = [...text.matchAll(time)].map(([at]) => Date.parse(at));
  const shift = start - Math.min(...times);
  const numbers = new Map<string, number>();
  const numberOf = (id: string): string => {
    const known = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, known);
    return String(known);
  };
  const changed = text
    .replace(secret, '$1…')
    .replace(host, 'https://messaging-1234.twil.io')
    // What looks like an account or a key is nobody's, and says so.
    .replace(sid, (id, prefix: string) =>
      /^(AC|SK)$/.test(prefix) ? `${prefix}…` : prefix + numberOf(id).padStart(32, '0'),
    )
    .replace(campaignId, (id) => `CMP${numberOf(id).padStart(21, '0')}`)
    .replace(time, (at) => {
      const moved = new Date(Date.parse(at) + shift).toISOString();
      return at.includes('.') ? moved : moved.replace(/\.\d+Z$/, 'Z');
    });
  return JSON.parse(changed);
}
