import { Badge, type BadgeProps } from '@twilio-paste/core/badge';
import { Box } from '@twilio-paste/core/box';
import { Paragraph } from '@twilio-paste/core/paragraph';
import { Text } from '@twilio-paste/core/text';
import type { CheckName } from '../../../delivery/diagnosis/checks';
import type { CheckResult, Diagnosis } from '../../../delivery/diagnosis/diagnose';

const names: Record<CheckName, string> = {
  'sender-registration': 'Registration of the sender',
  filtered: 'Filters against unwanted messages',
  'opted-out': 'Opt-out of the person',
  'geo-permission': 'Permission to send to the country',
  'pumping-protection': 'Protection against fraud',
  account: 'Your Twilio account',
  recipient: 'The number of the person',
  content: 'Words and files',
  other: 'Anything else',
};

const results: Record<CheckResult['result'], readonly [string, BadgeProps['variant']]> = {
  ok: ['No problem', 'success'],
  problem: ['Problem', 'error'],
  'not-checked': ['Not checked', 'neutral'],
};

/** Why a message did not arrive: in one sentence, and check by check with what to do. */
export function DiagnosisReport({ diagnosis: { summary, checks } }: { diagnosis: Diagnosis }) {
  return (
    <>
      <Paragraph marginBottom="space0">{summary}</Paragraph>
      <Box as="ul" margin="space0" padding="space0" listStyleType="none" aria-label="Checks">
        {checks.map((result) => (
          <Check key={result.check} result={result} />
        ))}
      </Box>
    </>
  );
}

function Check({ result: { check, result, advice } }: { result: CheckResult }) {
  const [label, variant] = results[result];
  return (
    <Box
      as="li"
      paddingY="space40"
      borderStyle="solid"
      borderWidth="borderWidth0"
      borderBottomWidth="borderWidth10"
      borderColor="colorBorderWeaker"
    >
      <Box display="flex" justifyContent="space-between" columnGap="space40" alignItems="center">
        <Text as="span" fontWeight={advice ? 'fontWeightSemibold' : 'fontWeightNormal'}>
          {names[check]}
        </Text>
        <Badge as="span" variant={variant} size="small">
          {label}
        </Badge>
      </Box>
      {advice && <Text as="p">{advice}</Text>}
    </Box>
  );
}
