import { Anchor } from '@twilio-paste/core/anchor';
import { Box } from '@twilio-paste/core/box';
import { ProgressBar } from '@twilio-paste/core/progress-bar';
import { Text } from '@twilio-paste/core/text';
import { Link } from 'wouter';
import type { CampaignList } from '../../../campaigns/list-campaigns';
import { countText } from '../../parts/number-texts';
import { When } from '../../parts/when';
import { progressOf } from './progress-of';
import { StateBadge } from './state-badge';

/** A campaign in the list of all. */
export function CampaignRow({ campaign }: { campaign: CampaignList['campaigns'][number] }) {
  const { id, name, state, createdAt, counts } = campaign;
  const { sent, handled, total } = progressOf(counts);
  const text = `${countText(sent)} of ${countText(total)} sent`;
  return (
    <Box
      as="li"
      display="grid"
      gridTemplateColumns={['1fr auto', '1fr auto', 'minmax(0, 1fr) 7rem 16rem']}
      columnGap="space50"
      rowGap="space30"
      alignItems="center"
      paddingY="space50"
      borderBottomStyle="solid"
      borderBottomWidth="borderWidth10"
      borderBottomColor="colorBorderWeaker"
    >
      <Box minWidth="0">
        <Text as="div" fontWeight="fontWeightSemibold" overflowWrap="anywhere">
          <Link href={`/${id}`} asChild>
            <Anchor href={`#/campaigns/${id}`}>{name}</Anchor>
          </Link>
        </Text>
        <Text as="div" color="colorTextWeak" fontSize="fontSize20">
          Created <When at={createdAt} />
        </Text>
      </Box>
      <Box>
        <StateBadge state={state} />
      </Box>
      <Box gridColumn={['1 / -1', '1 / -1', 'auto']}>
        <Text as="div" fontSize="fontSize20" marginBottom="space20" fontVariantNumeric="tabular-nums">
          {text}
        </Text>
        <ProgressBar
          aria-label={`Progress of ${name}`}
          value={handled}
          maxValue={Math.max(1, total)}
          valueLabel={text}
        />
      </Box>
    </Box>
  );
}
