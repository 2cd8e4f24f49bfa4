import { Anchor } from '@twilio-paste/core/anchor';
import { Badge } from '@twilio-paste/core/badge';
import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { Text } from '@twilio-paste/core/text';
import type { ErrorsByCode } from '../../../insights/errors';
import type { ErrorReport } from '../../../twilio/errors/classify';
import { countText, shareText } from '../../parts/number-texts';
import { classWords } from './error-words';

interface ErrorCardProps {
  error: ErrorReport;
  /** What else is to be known of it, each in a few words. */
  facts: readonly string[];
  senders?: ErrorsByCode['bySender'];
}

/** An error code: what it means, what to do, and from which senders it came. */
export function ErrorCard({ error, facts, senders = [] }: ErrorCardProps) {
  return (
    <Box
      as="article"
      padding="space60"
      marginBottom="space40"
      borderStyle="solid"
      borderWidth="borderWidth10"
      borderColor="colorBorderWeaker"
      borderRadius="borderRadius30"
    >
      <Box display="flex" flexWrap="wrap" alignItems="flex-start" columnGap="space30" rowGap="space30">
        <Box flexGrow={1} flexBasis="200px">
          <Heading as="h3" variant="heading40" marginBottom="space0">
            {error.code}: {error.title}
          </Heading>
        </Box>
        <Badge as="span" variant="neutral">
          {classWords[error.class]}
        </Badge>
      </Box>
      <Text as="p" color="colorTextWeak" marginTop="space20" marginBottom="space40">
        {facts.join(' · ')}
      </Text>
      <Text as="p" marginBottom="space40">
        {error.advice}
      </Text>
      {senders.length > 0 && (
        <Text as="p" marginBottom="space40">
          Most from:{' '}
          {senders
            .map(({ from, count, share }) => `${from}: ${countText(count)} (${shareText(share)})`)
            .join(', ')}
        </Text>
      )}
      <Anchor href={error.moreInfo} showExternal>
        Twilio about {error.code}
      </Anchor>
    </Box>
  );
}
