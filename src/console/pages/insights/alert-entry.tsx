import { Badge } from '@twilio-paste/core/badge';
import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { Text } from '@twilio-paste/core/text';
import { Fragment, type ReactNode } from 'react';
import { When } from '../../parts/when';
import type { Level } from './alert-levels';

interface AlertEntryProps {
  level: Level;
  title: string;
  at: string;
  facts: readonly ReactNode[];
  advice: string | undefined;
}

/** Something alarming: how much so, what, when, and what to do. */
export function AlertEntry({ level, title, at, facts, advice }: AlertEntryProps) {
  return (
    <Box
      as="article"
      paddingY="space50"
      borderBottomStyle="solid"
      borderBottomWidth="borderWidth10"
      borderBottomColor="colorBorderWeaker"
    >
      <Box display="flex" flexWrap="wrap" alignItems="center" columnGap="space40" rowGap="space20">
        <Badge as="span" variant={level.variant}>
          {level.name}
        </Badge>
        <Heading as="h3" variant="heading50" marginBottom="space0">
          {title}
        </Heading>
      </Box>
      <Text as="p" color="colorTextWeak" marginTop="space20" marginBottom="space20" overflowWrap="anywhere">
        <When at={at} />
        {facts.map((fact, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry is never changed
          <Fragment key={index}> · {fact}</Fragment>
        ))}
      </Text>
      {advice && <Text as="p">{advice}</Text>}
    </Box>
  );
}
