import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import type { Problem } from '../../api/client';
import { Confirm } from '../../parts/confirm';
import { Failure } from '../../parts/failure';
import { objectionOf } from './objection';

/** Asks whether a change is meant that a rule of the sender pool advises against. */
export function Insist({ detail, ...confirm }: InsistProps) {
  return (
    <Confirm heading="There is something against it" confirm="Do it anyway" isDestructive {...confirm}>
      {detail}
    </Confirm>
  );
}

interface InsistProps {
  detail: string;
  isDisabled: boolean;
  onConfirm: () => void;
  onDismiss: () => void;
}

/** Why a change of the sender pool was not made. */
export function Refused({ problem }: { problem: Problem }) {
  const objection = objectionOf(problem);
  if (!objection) return <Failure problem={problem} />;
  return (
    <div role="alert">
      <Callout variant="error" marginY="space50">
        <CalloutHeading as="h3">This sender cannot be changed in this way</CalloutHeading>
        <CalloutText>{objection.detail}</CalloutText>
      </Callout>
    </div>
  );
}
