import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Heading } from '@twilio-paste/core/heading';
import { Text } from '@twilio-paste/core/text';
import type { ReviewList } from '../../../consent/settle-reviews';
import { useMay } from '../../api/session';
import { When } from '../../parts/when';
import type { PersonToReview } from './group-reviews';

type Review = ReviewList['reviews'][number];
export type Decision = NonNullable<Review['decision']>['is'];

interface ReviewCardProps {
  person: PersonToReview;
  isBusy: boolean;
  onDecide: (to: string, decision: Decision) => void;
}

/** What one person wrote, and what is made of it. */
export function ReviewCard({ person: { to, decideBy, messages }, isBusy, onDecide }: ReviewCardProps) {
  const maySend = useMay('send');
  const isOpen = messages.some(({ decision }) => !decision);
  return (
    <Box
      as="article"
      aria-label={to}
      tabIndex={-1}
      padding="space60"
      borderStyle="solid"
      borderWidth="borderWidth10"
      borderColor="colorBorderWeaker"
      borderRadius="borderRadius30"
      _focus={{ boxShadow: 'shadowFocus', outline: 'none' }}
    >
      <Box display="flex" flexWrap="wrap" columnGap="space50" rowGap="space20" marginBottom="space40">
        <Box flexGrow={1}>
          <Heading as="h3" variant="heading40" marginBottom="space0">
            {to}
          </Heading>
        </Box>
        {isOpen && (
          <Text as="span" color="colorTextWeak">
            Decide by <When at={decideBy} style="day" />
          </Text>
        )}
      </Box>
      {messages.map((message) => (
        <Message key={message.sid} message={message} />
      ))}
      {isOpen && maySend && (
        <Box display="flex" columnGap="space40" marginTop="space50">
          <Button
            variant="destructive"
            disabled={isBusy}
            onClick={() => onDecide(to, 'opt-out')}
            aria-label={`Opt out ${to}`}
          >
            Opt out
          </Button>
          <Button
            variant="secondary"
            disabled={isBusy}
            onClick={() => onDecide(to, 'keep')}
            aria-label={`Keep ${to}`}
          >
            Keep
          </Button>
        </Box>
      )}
    </Box>
  );
}

function Message({ message: { body, at, decision } }: { message: Review }) {
  return (
    <Box marginBottom="space30">
      <Text
        as="p"
        fontSize="fontSize40"
        lineHeight="lineHeight40"
        whiteSpace="pre-wrap"
        overflowWrap="anywhere"
      >
        “{body}”
      </Text>
      <Text as="p" color="colorTextWeak">
        Written <When at={at} />
        {decision && (
          <>
            {` · ${decision.is === 'opt-out' ? 'Opted out' : 'Kept'} by ${decision.by}, `}
            <When at={decision.at} />
          </>
        )}
      </Text>
    </Box>
  );
}
