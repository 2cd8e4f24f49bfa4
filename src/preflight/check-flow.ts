import type { Channel } from '../addresses/channel';
import { defined } from '../defined';
import type { PoolSender } from '../senders/pool-sender';
import { isSameCode, type RatedSender, ratedSender, sendersFor } from '../senders/sending-rate';
import type { Readiness } from './readiness';

/** Messages that go the same way. */
export interface Flow {
  channel: Channel;
  /** ISO 3166-1 alpha-2; absent where the number does not tell. */
  country?: string;
}

export type CheckName = 'sender' | 'media' | 'registration' | 'geo-permission' | 'queue' | 'window';

/** One thing that speaks against sending. */
export interface Objection {
  check: CheckName;
  /** `blocked`: every one of these messages would fail. `at-risk`: some may, or may come late. */
  severity: 'blocked' | 'at-risk';
  problem: string;
  advice: string;
  /** Twilio's error code for what would happen. */
  code?: number;
}

/** Where carriers deliver media: https://www.twilio.com/docs/messaging/guides/sending-media. */
const countriesWithMms: readonly string[] = ['US', 'CA', 'AU'];

/** What speaks against messages of one flow. What is not known speaks for them. */
export function checkFlow(flow: Flow, readiness: Readiness): Objection[] {
  const { senders } = readiness;
  const permission = checkPermission(flow, readiness);
  if (!senders || flow.channel === 'messenger' || flow.channel === 'rcs') return permission;
  const candidates = candidatesOf(flow, senders);
  const objections =
    candidates.length === 0
      ? [noSender(flow, senders)]
      : [
          ...checkHome(flow, candidates),
          ...checkMedia(flow, candidates, readiness),
          ...checkRegistration(flow, candidates, readiness),
        ];
  if (!mayArriveAnyway(flow, senders)) return [...permission, ...objections];
  return [...permission, ...objections.map((one) => ({ ...one, severity: 'at-risk' as const }))];
}

/** RCS needs none of the pool's numbers, and who knows which of them serves a country that is not known. */
function mayArriveAnyway({ channel, country }: Flow, senders: readonly PoolSender[]): boolean {
  if (channel === 'whatsapp' || senders.length === 0) return false;
  return country === undefined || senders.some(({ address }) => address.startsWith('rcs:'));
}

interface RatedMember extends RatedSender {
  member: PoolSender;
}

function candidatesOf({ channel, country }: Flow, senders: readonly PoolSender[]): RatedMember[] {
  const rated = senders.flatMap((member): RatedMember[] => {
    const rate = ratedSender(member.address, member.country);
    return rate ? [{ ...rate, member }] : [];
  });
  return sendersFor(rated, channel, country);
}

function checkPermission({ channel, country }: Flow, { closedCountries }: Readiness): Objection[] {
  const isText = channel === 'sms' || channel === 'mms';
  if (!isText || country === undefined || !closedCountries?.has(country)) return [];
  return [
    {
      check: 'geo-permission',
      severity: 'blocked',
      problem: 'The account may not send texts to these countries.',
      advice: 'Enable them in the Console, under Messaging > Settings > Geo permissions.',
      code: 21408,
    },
  ];
}

function noSender({ channel }: Flow, senders: readonly PoolSender[]): Objection {
  const isEmpty = senders.length === 0;
  return {
    check: 'sender',
    severity: 'blocked',
    problem: isEmpty
      ? 'The sender pool is empty.'
      : `No sender of the pool can send ${nameOf(channel)} there.`,
    advice: 'Add a sender that can, or leave these recipients out.',
    code: isEmpty ? 21704 : 21703,
  };
}

/** A number of another country often works, and is often replaced, slow or filtered. */
function checkHome({ channel, country }: Flow, candidates: readonly RatedMember[]): Objection[] {
  const isLocal = candidates.some(
    ({ type, country: home }) => type === 'alphanumeric' || home === undefined || isSameCode(home, country),
  );
  if (channel === 'whatsapp' || country === undefined || isLocal) return [];
  return [
    {
      check: 'sender',
      severity: 'at-risk',
      problem: 'No sender of the pool is at home there: messages leave by a foreign number.',
      advice: 'Add a number of these countries or, where they allow it, an alphanumeric sender.',
    },
  ];
}

function checkMedia(
  { channel, country }: Flow,
  candidates: readonly RatedMember[],
  { convertsMedia }: Readiness,
): Objection[] {
  const isAble = candidates.some(({ member }) =>
    member.capabilities.some((capability) => capability.toUpperCase() === 'MMS'),
  );
  const reachesCountry = country === undefined || countriesWithMms.includes(country);
  if (channel !== 'mms' || (isAble && reachesCountry)) return [];
  return [
    defined({
      check: 'media' as const,
      severity: convertsMedia === false ? ('blocked' as const) : ('at-risk' as const),
      problem: `No sender of the pool can send media there${convertsMedia ? ': they become a link in a text' : ''}.`,
      advice: convertsMedia
        ? 'Say in the text what the link leads to, or leave the media out.'
        : 'Leave the media out, or set mmsConverter of the Messaging Service, which makes them a link.',
      code: convertsMedia === false ? 21703 : undefined,
    }),
  ];
}

/**
 * US carriers take messages from registered long codes only, and theirs and Canada's from verified toll-free numbers, which
 * reach no other country. Short codes are registered when they are given out.
 */
function checkRegistration(
  { channel, country }: Flow,
  candidates: readonly RatedMember[],
  { isA2pRegistered, unverifiedTollFree }: Readiness,
): Objection[] {
  if (channel === 'whatsapp') return [];
  const refused = candidates.flatMap(({ type, address }) => {
    if (type === 'toll-free') return unverifiedTollFree?.has(address) ? [30032] : [];
    const needsCampaign = country === 'US' && type === 'long-code' && address.startsWith('+1');
    return needsCampaign && isA2pRegistered === false ? [30034] : [];
  });
  return [...new Set(refused)].map((code) => ({
    check: 'registration',
    severity: refused.length === candidates.length ? 'blocked' : 'at-risk',
    ...registrationAdvice[code as keyof typeof registrationAdvice],
    code,
  }));
}

const registrationAdvice = {
  30032: {
    problem: 'A toll-free number of the pool is not verified: carriers turn its messages away.',
    advice:
      'Have the number verified, or take it out of the pool. GET /compliance/registrations says how it stands.',
  },
  30034: {
    problem:
      'The long codes of the pool have no verified US A2P campaign: US carriers turn their messages away.',
    advice:
      'Register a campaign for the Messaging Service, or use a verified toll-free number or a short code.',
  },
};

function nameOf(channel: Channel): string {
  return { sms: 'texts', mms: 'media', rcs: 'RCS', whatsapp: 'WhatsApp messages', messenger: 'Messenger' }[
    channel
  ];
}
