import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { ConsentChange } from '../../../consent/consent-record';
import { When } from '../../parts/when';
import { sourceNames } from './source-names';

/** What a person has said about getting messages, and who wrote it down, latest first. */
export function ConsentHistory({ changes }: { changes: readonly ConsentChange[] }) {
  return (
    <Box as="ol" aria-label="History" margin="space0" padding="space0" listStyleType="none">
      {changes.map((change) => (
        <Box as="li" key={`${change.at} ${change.source} ${change.state}`} marginBottom="space30">
          <Text as="span" fontWeight="fontWeightSemibold">
            {change.state === 'opted-out' ? 'Opted out' : 'Opted in'}
          </Text>{' '}
          <Text as="span">
            <When at={change.at} />
          </Text>
          <Text as="span" color="colorTextWeak">
            {' · '}
            {sourceNames[change.source]}
            {change.by && `, by ${change.by}`}
          </Text>
          {change.note && (
            <Text as="div" color="colorTextWeak" overflowWrap="anywhere">
              “{change.note}”
            </Text>
          )}
        </Box>
      ))}
    </Box>
  );
}
