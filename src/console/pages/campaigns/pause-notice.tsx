import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import type { PauseReason } from '../../../campaigns/campaign-record';
import { When } from '../../parts/when';

/** Why a campaign is paused, and what to do. */
export function PauseNotice({ because }: { because: PauseReason }) {
  const { by, at, reason, advice } = because;
  if (by === 'operator') {
    return (
      <Callout variant="neutral">
        <CalloutHeading as="h2">Somebody has paused this campaign</CalloutHeading>
        <CalloutText>
          <When at={at} />. Nothing more is sent until somebody resumes it.
        </CalloutText>
      </Callout>
    );
  }
  return (
    <Callout variant="warning">
      <CalloutHeading as="h2">The campaign has paused by itself</CalloutHeading>
      <CalloutText>
        <When at={at} />: {reason}.
      </CalloutText>
      {advice && <CalloutText>{advice}</CalloutText>}
      <CalloutText>
        Resume it once that is mended. Whoever has not got the message yet will get it then.
      </CalloutText>
    </Callout>
  );
}
