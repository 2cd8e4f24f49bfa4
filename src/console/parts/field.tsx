import { Box } from '@twilio-paste/core/box';
import { HelpText } from '@twilio-paste/core/help-text';
import { Label } from '@twilio-paste/core/label';
import { type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  help?: ReactNode;
  /** What is wrong with the entry; stands in place of the help. */
  fault?: string | undefined;
  isRequired?: boolean;
  /** The control, which takes these. */
  children: (control: { id: string; hasError: boolean; 'aria-describedby'?: string }) => ReactNode;
}

/** A control with its label, its help and what is wrong with it. */
export function Field({ label, help, fault, isRequired, children }: FieldProps) {
  const id = useId();
  const text = fault ?? help;
  return (
    <Box minWidth="0">
      <Label htmlFor={id} {...(isRequired && { required: true })}>
        {label}
      </Label>
      {children({ id, hasError: fault !== undefined, ...(text && { 'aria-describedby': `${id}-help` }) })}
      {text && (
        <HelpText id={`${id}-help`} variant={fault ? 'error' : 'default'}>
          {text}
        </HelpText>
      )}
    </Box>
  );
}
