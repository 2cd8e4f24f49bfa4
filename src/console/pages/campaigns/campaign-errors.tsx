import { Anchor } from '@twilio-paste/core/anchor';
import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { Text } from '@twilio-paste/core/text';
import type { ShownCampaign } from '../../../campaigns/show-campaign';
import { countText, shareText } from '../../parts/number-texts';
import { PartOfPage } from '../../parts/part-of-page';
import { classNames, errorsByClass } from './errors-by-class';

/** Why messages did not arrive, with what to do about it. */
export function CampaignErrors({ errors }: { errors: ShownCampaign['errors'] }) {
  return (
    <PartOfPage isFramed title="What went wrong">
      {errors.failures === 0 && (
        <Text as="p" margin="space0">
          No message has failed so far.
        </Text>
      )}
      <Box display="flex" flexDirection="column" rowGap="space60">
        {errorsByClass(errors).map(({ errorClass, count, share, codes }) => (
          <div key={errorClass}>
            <Heading as="h3" variant="heading50">
              {classNames[errorClass]}: {countText(count)} ({shareText(share)})
            </Heading>
            <Box
              as="ul"
              listStyleType="none"
              margin="space0"
              padding="space0"
              display="flex"
              flexDirection="column"
              rowGap="space40"
            >
              {codes.map(({ code, title, count: ofCode, advice, moreInfo }) => (
                <li key={code}>
                  <Text as="p" margin="space0" fontWeight="fontWeightSemibold">
                    {countText(ofCode)} × {title}{' '}
                    <Anchor href={moreInfo} showExternal target="_blank">
                      {`Error ${code}`}
                    </Anchor>
                  </Text>
                  <Text as="p" margin="space0">
                    {advice}
                  </Text>
                </li>
              ))}
            </Box>
          </div>
        ))}
      </Box>
    </PartOfPage>
  );
}
