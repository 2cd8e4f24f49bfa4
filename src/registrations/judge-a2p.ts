import { defined } from '../defined';
import type { Answered } from '../twilio/ask-with-patience';
import { type Judgement, judgeStatus, type Meaning, unanswered } from './judge-status';
import { needsCampaign } from './pool-number';
import type { Brand, Campaign, Registrations } from './read-registrations';
import { bestState, type RegistrationProblem, type RegistrationState } from './registration-state';

export interface JudgedBrand {
  sid: string;
  state: RegistrationState;
  /** These as Twilio tells them; absent where it did not. */
  status?: string;
  type?: string;
  score?: number;
  identityStatus?: string;
}

export interface JudgedCampaign extends Judgement {
  sid: string;
  useCase: string;
  status: string;
  /** Its number at The Campaign Registry, once it has one. */
  campaignId?: string;
  brand: JudgedBrand;
  /** By carrier, as Twilio tells them. */
  rateLimits?: Record<string, unknown>;
}

export interface JudgedA2p {
  /** Of the best campaign. `not-needed`: the pool has no number that would need one. */
  state: RegistrationState | 'not-needed';
  campaigns: JudgedCampaign[];
  /** What belongs to no single campaign. */
  problems: RegistrationProblem[];
}

const meanwhile = 'Until then, write to the US from a verified toll-free number or a short code.';
const underReview = `Wait, which takes days to weeks. ${meanwhile}`;

const campaignStatuses: Readonly<Record<string, Meaning>> = {
  VERIFIED: { state: 'registered' },
  PENDING: { state: 'pending', problem: 'The campaign is under review.', advice: underReview },
  IN_PROGRESS: { state: 'pending', problem: 'The campaign is under review.', advice: underReview },
  FAILED: {
    state: 'rejected',
    problem: 'The campaign was turned down.',
    advice: `Correct what is named as the reason and submit it again. ${meanwhile}`,
  },
  SUSPENDED: {
    state: 'rejected',
    problem: 'The campaign was suspended: carriers turn its messages away.',
    advice: 'Stop sending, look for complaints and missing consent, and ask Twilio Support what lifts it.',
  },
};

const brandGone: Meaning = {
  state: 'missing',
  problem: 'The brand of the campaign is deleted, or about to be.',
  advice: 'Register the business as a brand, then a new campaign under it.',
};

const brandStatuses: Readonly<Record<string, Meaning>> = {
  APPROVED: { state: 'registered' },
  PENDING: { state: 'pending', problem: 'The brand is being registered.', advice: underReview },
  IN_REVIEW: { state: 'pending', problem: 'The brand is under review.', advice: underReview },
  FAILED: {
    state: 'rejected',
    problem: 'The brand was turned down: the business could not be identified.',
    advice: 'Correct the profile of the business as the reason says, and submit the brand again.',
  },
  SUSPENDED: {
    state: 'rejected',
    problem: 'The brand was suspended, and every campaign with it.',
    advice: 'Stop sending to the US, and ask Twilio Support what lifts it.',
  },
  DELETION_PENDING: brandGone,
  DELETED: brandGone,
};

/** How A2P 10DLC registration stands for a pool. Pure. */
export function judgeA2p({ numbers, campaigns: told, brands }: Registrations): JudgedA2p {
  const isNeeded = numbers === 'unanswered' ? undefined : numbers.some(needsCampaign);
  const campaigns =
    told === 'unanswered'
      ? []
      : told.map((campaign) => judgeCampaign(campaign, brands.get(campaign.brandSid) ?? 'unanswered'));
  if (isNeeded === false) return { state: 'not-needed', campaigns, problems: [] };
  if (told === 'unanswered')
    return { state: 'unknown', campaigns, problems: [unanswered('the A2P campaigns')] };
  if (campaigns.length > 0)
    return { state: bestState(campaigns.map(({ state }) => state)), campaigns, problems: [] };
  if (isNeeded === undefined) return { state: 'unknown', campaigns, problems: [] };
  return { state: 'missing', campaigns, problems: [noCampaign] };
}

const noCampaign: RegistrationProblem = {
  problem: 'The Messaging Service has US or Canadian numbers and no A2P campaign.',
  advice: `Register a brand and a campaign for the Messaging Service in the Console. ${meanwhile}`,
};

/** A campaign carries nothing without its brand, whatever its own status says. */
function judgeCampaign(
  { sid, useCase, status, campaignId, brandSid, isMock, rateLimits, reasons }: Campaign,
  told: Answered<Brand>,
): JudgedCampaign {
  const own = isMock ? mock : judgeStatus(campaignStatuses, status, reasons);
  const { problems, ...brand } = judgeBrand(brandSid, told);
  const hasBrand = brand.state !== 'rejected' && brand.state !== 'missing';
  return defined({
    sid,
    useCase,
    state: hasBrand ? own.state : 'rejected',
    status,
    campaignId,
    brand,
    rateLimits,
    problems: [...own.problems, ...problems],
  });
}

const mock: Judgement = {
  state: 'missing',
  problems: [
    {
      problem: 'This is a mock campaign, which carriers do not know.',
      advice: 'Register a real brand and campaign before you send to the US.',
    },
  ],
};

function judgeBrand(sid: string, told: Answered<Brand>): JudgedBrand & Pick<Judgement, 'problems'> {
  if (told === 'unanswered') return { sid, state: 'unknown', problems: [unanswered('how the brand stands')] };
  const { status, type, score, identityStatus, reasons } = told;
  const needsReply = status === 'APPROVED' && type === 'SOLE_PROPRIETOR' && identityStatus === 'UNVERIFIED';
  const judged = needsReply ? unconfirmed : judgeStatus(brandStatuses, status, reasons);
  return defined({ sid, ...judged, status, type, score, identityStatus });
}

const unconfirmed: Judgement = {
  state: 'pending',
  problems: [
    {
      problem: 'The sole proprietor has not confirmed the mobile number of the brand.',
      advice: 'Have Twilio send the confirmation again, and answer it with YES within 24 hours.',
    },
  ],
};
