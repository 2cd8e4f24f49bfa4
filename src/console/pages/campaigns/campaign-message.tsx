import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { ShownCampaign } from '../../../campaigns/show-campaign';
import { PartOfPage } from '../../parts/part-of-page';
import { messageOptions } from './message-options';

/** What a campaign sends, and how. */
export function CampaignMessage({ campaign }: { campaign: ShownCampaign }) {
  const { body } = campaign.message;
  return (
    <PartOfPage isFramed title="Message">
      {body && (
        <Box
          padding="space50"
          backgroundColor="colorBackground"
          borderRadius="borderRadius30"
          marginBottom="space50"
          maxWidth="size60"
        >
          <Text as="p" margin="space0" whiteSpace="pre-wrap" overflowWrap="anywhere">
            {body}
          </Text>
        </Box>
      )}
      <Box
        as="dl"
        margin="space0"
        display="grid"
        gridTemplateColumns={['1fr', '1fr 1fr', 'repeat(3, minmax(0, 1fr))']}
        columnGap="space50"
        rowGap="space50"
      >
        {messageOptions(campaign).map(({ name, value }) => (
          <div key={name}>
            <Text as="dt" color="colorTextWeak" fontSize="fontSize20">
              {name}
            </Text>
            <Text as="dd" margin="space0" overflowWrap="anywhere">
              {value}
            </Text>
          </div>
        ))}
      </Box>
    </PartOfPage>
  );
}
