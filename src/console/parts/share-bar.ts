import type { BoxProps } from '@twilio-paste/core/box';

/** A number with a bar as long as its share. */
export interface ShareBar {
  label: string;
  /** As it is to be read, with whatever it is compared to. */
  value: string;
  /** Length of the bar, 0 to 1. */
  share: number;
  color?: NonNullable<BoxProps['backgroundColor']>;
}
