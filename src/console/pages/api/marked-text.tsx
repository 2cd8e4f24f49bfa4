import { Box } from '@twilio-paste/core/box';

/** Text of the API's document, in which names stand between backticks. */
export function MarkedText({ children }: { children: string }) {
  return children.split('`').map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their places
      <Box as="code" key={at} fontFamily="fontFamilyCode" overflowWrap="anywhere">
        {part}
      </Box>
    ),
  );
}
