import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import type { Field } from './fields-of';
import { MarkedText } from './marked-text';

/** Fields with what they hold, those that lie in another below it. */
export function FieldList({ label, fields }: { label: string; fields: readonly Field[] }) {
  return (
    <Box as="ul" aria-label={label} margin="space0" padding="space0" listStyleType="none">
      {fields.map(({ path, type, isRequired, description, depth }) => (
        <Box
          as="li"
          key={`${path} ${type}`}
          paddingY="space30"
          style={{ paddingLeft: `${depth * 16}px` }}
          overflowWrap="anywhere"
          borderBottomStyle="solid"
          borderBottomWidth="borderWidth10"
          borderBottomColor="colorBorderWeaker"
        >
          <Text as="span" fontFamily="fontFamilyCode" fontWeight="fontWeightSemibold">
            {path}
          </Text>{' '}
          <Text as="span" color="colorTextWeak">
            {type}
            {isRequired ? '' : ', optional'}
          </Text>
          {description && (
            <Text as="div">
              <MarkedText>{description}</MarkedText>
            </Text>
          )}
        </Box>
      ))}
    </Box>
  );
}
