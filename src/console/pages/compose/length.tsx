import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { count, number } from '../../../amounts';
import { smartEncode } from '../../../preview/measure-text';
import type { Draft } from './draft';
import { labelOf, type Meter } from './meter';
import type { Change } from './use-draft';

const mostNamed = 12;

/** How long the shown message is, and what makes it longer than it looks. */
export function Length({ meter, draft, change }: { meter: Meter; draft: Draft; change: Change }) {
  const { segments, encoding, used, room, costly } = meter;
  const unicode = costly.filter(({ kind }) => kind === 'unicode');
  const doubles = costly.filter(({ kind }) => kind === 'double');
  const isReplaceable = smartEncode(draft.body) !== draft.body && unicode.length > 0;
  return (
    <Box aria-label="Length of the message" role="group">
      <Text as="p">
        <strong>{count(segments, 'segment')}</strong>, {number(used)} of {number(room)} characters
        {unicode.length > 0 && <> ({encoding}: 70 to a segment in place of 160)</>}
      </Text>
      {unicode.length > 0 && (
        <Text as="p" color="colorTextWeak">
          Because of{' '}
          {unicode.slice(0, mostNamed).map(({ character, suggestion }, at) => (
            <span key={character}>
              {at > 0 && ', '}
              <strong>{labelOf(character)}</strong>
              {suggestion !== undefined &&
                (suggestion === '' ? ' (can be left out)' : ` (could be ${suggestion})`)}
            </span>
          ))}
          {unicode.length > mostNamed && ` and ${unicode.length - mostNamed} more`}.
        </Text>
      )}
      {doubles.length > 0 && (
        <Text as="p" color="colorTextWeak">
          Counted twice: <strong>{doubles.map(({ character }) => labelOf(character)).join(' ')}</strong>
        </Text>
      )}
      {isReplaceable && (
        <Box marginTop="space30">
          <Button variant="secondary" size="small" onClick={() => change({ body: smartEncode(draft.body) })}>
            Replace what can be replaced
          </Button>
        </Box>
      )}
    </Box>
  );
}
