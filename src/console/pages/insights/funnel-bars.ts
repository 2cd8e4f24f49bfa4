import type { Funnel } from '../../../insights/funnel';
import { countText, shareText } from '../../parts/number-texts';
import type { ShareBar } from '../../parts/share-bar';

type Row = [label: string, count: number, color?: ShareBar['color']];

/** The stages that a message passes one after the other, as shares of those that Twilio took. */
export function stagesOf(funnel: Funnel): ShareBar[] {
  return barsOf(funnel, [
    ['Taken by Twilio', funnel.accepted],
    ['Sent', funnel.sent],
    ['Delivered', funnel.delivered],
    ['Read', funnel.read],
    ['Clicked', funnel.clicked],
  ]);
}

/** How else messages ended. */
export function endingsOf(funnel: Funnel): ShareBar[] {
  return barsOf(funnel, [
    ['Undelivered', funnel.undelivered, 'colorBackgroundWarning'],
    ['Failed', funnel.failed, 'colorBackgroundError'],
    ['Canceled', funnel.canceled, 'colorBackgroundStronger'],
  ]);
}

function barsOf({ accepted }: Funnel, rows: readonly Row[]): ShareBar[] {
  return rows.map(([label, count, color]) => {
    const share = accepted === 0 ? null : count / accepted;
    const value = `${countText(count)} (${shareText(share)})`;
    return { label, value, share: share ?? 0, ...(color && { color }) };
  });
}
