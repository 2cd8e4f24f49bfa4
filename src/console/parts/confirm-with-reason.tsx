import { Box } from '@twilio-paste/core/box';
import { type ReactNode, useState } from 'react';
import type { Problem } from '../api/client';
import { Confirm } from './confirm';
import { Failure } from './failure';
import { TextField } from './text-field';

interface ConfirmWithReasonProps {
  heading: string;
  /** What will happen, with numbers. */
  children: ReactNode;
  confirm: string;
  /** What the reason is to say. */
  label: string;
  problem: Problem | null;
  isBusy: boolean;
  onConfirm: (reason: string) => void;
  onDismiss: () => void;
}

/** Asks before something for which a reason must be kept. */
export function ConfirmWithReason(props: ConfirmWithReasonProps) {
  const { heading, children, confirm, label, problem, isBusy, onConfirm, onDismiss } = props;
  const [reason, setReason] = useState('');
  return (
    <Confirm
      heading={heading}
      confirm={confirm}
      isDestructive
      isDisabled={reason.trim() === '' || isBusy}
      onConfirm={() => onConfirm(reason.trim())}
      onDismiss={onDismiss}
    >
      {problem && <Failure problem={problem} />}
      <Box marginBottom="space50">{children}</Box>
      <TextField label={label} value={reason} onChange={setReason} maxLength={500} isRequired />
    </Confirm>
  );
}
