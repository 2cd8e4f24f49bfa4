import { Anchor } from '@twilio-paste/core/anchor';
import { Box } from '@twilio-paste/core/box';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { Text } from '@twilio-paste/core/text';
import type { ReactNode } from 'react';
import type { MediaLink } from './media-of';

interface BubbleProps {
  isInbound: boolean;
  /** Undefined where nobody has told it; then this stands in its place. */
  body: string | undefined;
  placeholder?: string;
  media?: readonly MediaLink[];
  /** How many files went with what we sent; there are no addresses of these. */
  files?: number;
  /** What stands below: time, status, where there is more. */
  children?: ReactNode;
}

/** What was written, on the side of whoever wrote it. Never anything but text. */
export function Bubble(props: BubbleProps) {
  const { isInbound, body, placeholder = 'No words', media = [], files = 0, children } = props;
  return (
    <Box
      display="flex"
      flexDirection="column"
      alignItems={isInbound ? 'flex-start' : 'flex-end'}
      marginY="space40"
    >
      <Box
        maxWidth={['90%', '75%']}
        paddingX="space50"
        paddingY="space40"
        borderRadius="borderRadius30"
        backgroundColor={isInbound ? 'colorBackground' : 'colorBackgroundPrimaryWeakest'}
        whiteSpace="pre-wrap"
        overflowWrap="anywhere"
        fontSize="fontSize30"
        lineHeight="lineHeight30"
      >
        <ScreenReaderOnly>{isInbound ? 'They wrote: ' : 'We wrote: '}</ScreenReaderOnly>
        <Words body={body} placeholder={placeholder} hasFiles={media.length + files > 0} />
        {media.map(({ url, label }) => (
          <Box key={url}>
            <Anchor href={url} target="_blank" rel="noreferrer">
              {label}
            </Anchor>
          </Box>
        ))}
        {files > 0 && <Text as="div">{files === 1 ? 'With 1 file' : `With ${files} files`}</Text>}
      </Box>
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="center"
        columnGap="space30"
        marginTop="space20"
        fontSize="fontSize20"
        color="colorTextWeak"
      >
        {children}
      </Box>
    </Box>
  );
}

interface WordsProps {
  body: string | undefined;
  placeholder: string;
  hasFiles: boolean;
}

function Words({ body, placeholder, hasFiles }: WordsProps) {
  if (body) return <>{body}</>;
  if (hasFiles) return null;
  return (
    <Text as="span" color="colorTextWeak" fontStyle="italic">
      {body === undefined ? placeholder : 'No words'}
    </Text>
  );
}
