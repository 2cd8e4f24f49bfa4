import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { ShownCampaign } from '../../../campaigns/show-campaign';
import { countText } from '../../parts/number-texts';
import { PartOfPage } from '../../parts/part-of-page';

type Counts = ShownCampaign['counts'];

const meanings: readonly { key: keyof Counts; name: string; meaning: string }[] = [
  { key: 'pending', name: 'Still to be sent', meaning: 'Not handed to Twilio yet' },
  {
    key: 'queued',
    name: 'Waiting at Twilio',
    meaning: 'Accepted, and not on the way yet as far as is known',
  },
  { key: 'undelivered', name: 'Undelivered', meaning: 'Carrier or handset did not take it' },
  { key: 'failed', name: 'Failed', meaning: 'Twilio could not send it' },
  { key: 'rejected', name: 'Refused', meaning: 'Twilio did not accept it' },
  { key: 'suppressed', name: 'Held back', meaning: 'Opted out, known as unreachable, or in quiet hours' },
  { key: 'invalid', name: 'Not valid', meaning: 'The number or the text cannot be sent' },
  { key: 'duplicate', name: 'Duplicate', meaning: 'The same person named again' },
  {
    key: 'unknown',
    name: 'No answer',
    meaning: 'Twilio did not answer; it is looked up, and not sent twice',
  },
  { key: 'unsent', name: 'Not sent', meaning: 'The campaign was canceled before' },
];

/** What else became of the recipients, with what it means. */
export function OtherCounts({ counts }: { counts: Counts }) {
  return (
    <PartOfPage isFramed title="Everything else">
      <Box
        as="dl"
        margin="space0"
        display="grid"
        gridTemplateColumns={['1fr 1fr', '1fr 1fr', 'repeat(5, minmax(0, 1fr))']}
        columnGap="space50"
        rowGap="space50"
      >
        {meanings.map(({ key, name, meaning }) => (
          <Box key={key} display="flex" flexDirection="column">
            <Text as="dt">{name}</Text>
            <Text
              as="dd"
              margin="space0"
              fontWeight="fontWeightSemibold"
              fontSize="fontSize50"
              lineHeight="lineHeight50"
            >
              {countText(counts[key])}
            </Text>
            <Text as="dd" margin="space0" color="colorTextWeak" fontSize="fontSize20">
              {meaning}
            </Text>
          </Box>
        ))}
      </Box>
    </PartOfPage>
  );
}
