import type { Action, ControlAnswer } from '../../../campaigns/control-campaign';
import type { ShownCampaign } from '../../../campaigns/show-campaign';
import { countOf } from '../../parts/number-texts';

type Known = Pick<ShownCampaign, 'name' | 'state' | 'counts' | 'pausedBecause'>;

interface Offer {
  action: Action | 'start';
  label: string;
  variant: 'primary' | 'secondary' | 'destructive_secondary';
}

const cancel: Offer = { action: 'cancel', label: 'Cancel campaign', variant: 'destructive_secondary' };

/** What can be done with a campaign, in the order of its buttons. */
export function actionsFor({ state, counts }: Known): Offer[] {
  switch (state) {
    case 'draft':
      return [{ action: 'start', label: 'Start', variant: 'primary' }, cancel];
    case 'running':
      return [{ action: 'pause', label: 'Pause', variant: 'primary' }, cancel];
    case 'paused':
      return [{ action: 'resume', label: 'Resume', variant: 'primary' }, cancel];
    case 'completed':
      return counts.queued > 0 ? [{ ...cancel, label: 'Take back what waits' }] : [];
    default:
      return [];
  }
}

/** What somebody is asked before it is done, with numbers. */
export function confirmationOf(
  action: Action | 'start',
  { name, state, counts, pausedBecause }: Known,
): { heading: string; text: string; confirm: string } {
  const left = countOf(counts.pending, 'message');
  const isGuarded = pausedBecause?.by === 'guard';
  switch (action) {
    case 'start':
      return {
        heading: `Start “${name}”?`,
        text: `${left} will be sent. ${leftOut(counts)}Whoever has opted out gets none. You can pause at any time.`,
        confirm: 'Start sending',
      };
    case 'resume':
      return {
        heading: `Resume “${name}”?`,
        text: `${isGuarded ? 'It paused by itself because messages failed. If the cause is not mended, it pauses again. ' : ''}${left} will be sent.`,
        confirm: 'Resume sending',
      };
    default:
      return state === 'completed'
        ? {
            heading: 'Take back what waits?',
            text: `${countOf(counts.queued, 'message has', 'messages have')} not left Twilio. Those that wait for the end of quiet hours are taken back; what is on its way is not. This cannot be undone.`,
            confirm: 'Take back',
          }
        : {
            heading: `Cancel “${name}”?`,
            text: `${left} will never be sent, and what waits at Twilio for the end of quiet hours is taken back. ${countOf(counts.accepted, 'message has', 'messages have')} been handed over already. This cannot be undone.`,
            confirm: 'Cancel campaign',
          };
  }
}

function leftOut({ invalid, duplicate }: Known['counts']): string {
  if (invalid + duplicate === 0) return '';
  return `${countOf(invalid + duplicate, 'row')} cannot be sent to (${invalid} not valid, ${duplicate} named twice). `;
}

/** What was done, in a sentence. */
export function doneText(action: Action, { counts, taken }: Pick<ControlAnswer, 'counts' | 'taken'>): string {
  const left = countOf(counts.pending, 'message');
  if (action === 'pause') return `Paused. ${left} not sent yet.`;
  if (action === 'resume') return `Resumed. ${left} to go.`;
  const takenBack = taken && taken.canceled > 0 ? ` ${countOf(taken.canceled, 'message')} taken back.` : '';
  return `Canceled.${takenBack}${taken && !taken.done ? ' More are being taken back.' : ''}`;
}
