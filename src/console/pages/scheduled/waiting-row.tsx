import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Checkbox } from '@twilio-paste/core/checkbox';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { Text } from '@twilio-paste/core/text';
import type { ReactNode } from 'react';
import type { ScheduledMessage } from '../../../scheduling/list-scheduled';
import { conversationPath } from '../../parts/conversation-path';
import { PageLink } from '../../parts/page-link';
import { When } from '../../parts/when';
import { recipientTime } from './recipient-time';
import { isWaiting, stateInWords } from './state-words';
import type { Task } from './task';

interface WaitingRowProps {
  message: ScheduledMessage;
  maySend: boolean;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  onTask: (task: Task) => void;
  /** Asks for what came of one call or series alone. */
  onNarrow: (campaignId: string) => void;
}

/** One message for later: for whom, what, when, and what can be done about it. */
export function WaitingRow({ message, maySend, isChosen, onChoose, onTask, onNarrow }: WaitingRowProps) {
  const { sid, to, body, sendAt, timeZone, campaignId, seriesSid } = message;
  const there = recipientTime(sendAt, timeZone);
  const isOpen = maySend && isWaiting(message);
  return (
    <Box
      as="li"
      display="grid"
      gridTemplateColumns={['24px 1fr', '24px 1fr', '24px 190px 220px 1fr auto']}
      columnGap="space40"
      rowGap="space20"
      alignItems="start"
      paddingY="space40"
      borderStyle="solid"
      borderWidth="borderWidth0"
      borderBottomWidth="borderWidth10"
      borderColor="colorBorderWeaker"
    >
      <Box>
        {isOpen && (
          <Checkbox
            id={`choose-${sid}`}
            checked={isChosen}
            onChange={({ target }) => onChoose(target.checked)}
          >
            <ScreenReaderOnly>{`Select the message to ${to}`}</ScreenReaderOnly>
          </Checkbox>
        )}
      </Box>
      <Cell>
        <PageLink to={conversationPath(to)}>{to}</PageLink>
      </Cell>
      <Cell>
        <Text as="div" fontWeight="fontWeightSemibold">
          <When at={sendAt} style="minute" />
        </Text>
        {there && (
          <Text as="div" color="colorTextWeak">
            {there}
          </Text>
        )}
      </Cell>
      <Cell>
        <Text as="div" overflowWrap="anywhere">
          {body ?? 'A template or a file'}
        </Text>
        <Text as="div" color="colorTextWeak" overflowWrap="anywhere">
          {stateInWords(message)}
          {campaignId && (
            <>
              {' · sent with '}
              <Origin id={campaignId} onNarrow={onNarrow}>
                {campaignId}
              </Origin>
            </>
          )}
          {seriesSid && (
            <>
              {' · '}
              <Origin id={seriesSid} onNarrow={onNarrow}>
                repeats
              </Origin>
            </>
          )}
        </Text>
      </Cell>
      <Cell>
        {isOpen && (
          <Box display="flex" columnGap="space30">
            <Button
              variant="secondary"
              size="small"
              aria-label={`Reschedule the message to ${to}`}
              onClick={() => onTask({ kind: 'reschedule', message })}
            >
              Reschedule
            </Button>
            <Button
              variant="destructive_secondary"
              size="small"
              aria-label={`Cancel the message to ${to}`}
              onClick={() => onTask({ kind: 'cancel', messages: [message] })}
            >
              Cancel
            </Button>
          </Box>
        )}
      </Cell>
    </Box>
  );
}

interface OriginProps {
  id: string;
  onNarrow: (id: string) => void;
  children: string;
}

/** What a message came of; pressed, whatever else came of it is shown. */
function Origin({ id, onNarrow, children }: OriginProps) {
  return (
    <Button variant="link" size="reset" title="Show only these" onClick={() => onNarrow(id)}>
      {children}
    </Button>
  );
}

/** Where there is little room, all but the checkbox stand below each other. */
function Cell({ children }: { children: ReactNode }) {
  return (
    <Box minWidth="0" gridColumn={['2', '2', 'auto']} fontSize="fontSize30">
      {children}
    </Box>
  );
}
