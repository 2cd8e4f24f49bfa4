import { AlertDialog } from '@twilio-paste/core/alert-dialog';
import { type ReactNode, useEffect } from 'react';

interface ConfirmProps {
  heading: string;
  /** What will happen, with numbers. */
  children: NonNullable<ReactNode>;
  /** What the button does, as a verb. */
  confirm: string;
  isDestructive?: boolean;
  isDisabled?: boolean;
  onConfirm: () => void;
  onDismiss: () => void;
}

/** Asks before anything that cannot be taken back. Shown as long as it is there. */
export function Confirm({
  heading,
  children,
  confirm,
  isDestructive,
  isDisabled,
  onConfirm,
  onDismiss,
}: ConfirmProps) {
  // Paste's own closes by its buttons alone, and lets no key out.
  useEffect(() => {
    const close = ({ key }: KeyboardEvent) => key === 'Escape' && onDismiss();
    document.addEventListener('keydown', close, { capture: true });
    return () => document.removeEventListener('keydown', close, { capture: true });
  }, [onDismiss]);
  return (
    <AlertDialog
      isOpen
      heading={heading}
      destructive={isDestructive ?? false}
      isConfirmDisabled={isDisabled ?? false}
      // Only a destructive button shows that it is disabled.
      onConfirm={() => isDisabled || onConfirm()}
      onConfirmLabel={confirm}
      onDismiss={onDismiss}
      onDismissLabel="Not now"
    >
      {children}
    </AlertDialog>
  );
}
