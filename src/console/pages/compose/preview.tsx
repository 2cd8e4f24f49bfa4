import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { number } from '../../../amounts';
import { Bubble, Phone } from '../../parts/phone';
import { inPieces, type Meter } from './meter';

interface PreviewProps {
  /** Of the recipient whose message is shown; undefined where nobody gets one. */
  shown: { to: string; text: string; at: number } | undefined;
  /** What is shown where nobody is. */
  template: string;
  meter: Meter;
  mediaCount: number;
  total: number;
  onShow: (at: number) => void;
}

/** One recipient's message as their phone shows it, with the costly characters marked, and the way to the others'. */
export function Preview({ shown, template, meter, mediaCount, total, onShow }: PreviewProps) {
  const text = shown?.text ?? template;
  const at = shown?.at ?? 0;
  return (
    <Box as="section" aria-label="Preview">
      <Phone title={shown ? `To ${shown.to}` : 'Preview'}>
        {mediaCount > 0 && <Bubble>{mediaCount === 1 ? 'Picture' : `${mediaCount} pictures`}</Bubble>}
        {text === '' ? (
          <Text as="p" color="colorTextWeak" textAlign="center">
            The message appears here as you write it.
          </Text>
        ) : (
          <Bubble>
            {inPieces(text, meter.costly).map((piece, position) =>
              piece.isCostly ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other identity than their place
                <Costly key={position} text={piece.text} />
              ) : (
                piece.text
              ),
            )}
          </Bubble>
        )}
      </Phone>
      {total > 1 && (
        <Box
          display="flex"
          justifyContent="center"
          alignItems="center"
          columnGap="space30"
          rowGap="space30"
          marginTop="space40"
        >
          <Button variant="secondary" size="small" disabled={at === 0} onClick={() => onShow(0)}>
            First
          </Button>
          <Button variant="secondary" size="small" disabled={at === 0} onClick={() => onShow(at - 1)}>
            Previous
          </Button>
          <Text as="span" aria-live="polite">
            {number(at + 1)} of {number(total)}
          </Text>
          <Button variant="secondary" size="small" disabled={at + 1 >= total} onClick={() => onShow(at + 1)}>
            Next
          </Button>
        </Box>
      )}
    </Box>
  );
}

/** Told by more than its colour. */
function Costly({ text }: { text: string }) {
  return (
    <Box
      as="mark"
      display="inline"
      backgroundColor="colorBackgroundWarningWeakest"
      color="colorText"
      borderBottomStyle="solid"
      borderBottomWidth="borderWidth20"
      borderBottomColor="colorBorderWarning"
    >
      {text}
    </Box>
  );
}
