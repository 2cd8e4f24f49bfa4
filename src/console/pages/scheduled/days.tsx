import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import type { ScheduledMessage } from '../../../scheduling/list-scheduled';
import { byDay } from '../../parts/by-day';
import { When } from '../../parts/when';
import type { Task } from './task';
import { WaitingRow } from './waiting-row';

interface DaysProps {
  messages: readonly ScheduledMessage[];
  chosen: ReadonlySet<string>;
  maySend: boolean;
  onChoose: (sids: readonly string[], isChosen: boolean) => void;
  onTask: (task: Task) => void;
  onNarrow: (campaignId: string) => void;
}

/** Messages under the day, by the viewer's clock, on which they are to be sent. */
export function Days({ messages, chosen, maySend, onChoose, onTask, onNarrow }: DaysProps) {
  return byDay(messages, ({ sendAt }) => sendAt).map(({ day, items }) => (
    <Box as="section" key={day} marginBottom="space70" aria-labelledby={`day-${day}`}>
      <Heading as="h2" variant="heading40" marginBottom="space0" id={`day-${day}`}>
        <When at={items[0]?.sendAt ?? ''} style="day" />
      </Heading>
      <Box as="ul" margin="space0" padding="space0" listStyleType="none">
        {items.map((message) => (
          <WaitingRow
            key={message.sid}
            message={message}
            maySend={maySend}
            isChosen={chosen.has(message.sid)}
            onChoose={(isChosen) => onChoose([message.sid], isChosen)}
            onTask={onTask}
            onNarrow={onNarrow}
          />
        ))}
      </Box>
    </Box>
  ));
}
