import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Checkbox } from '@twilio-paste/core/checkbox';
import type { ScheduledMessage } from '../../../scheduling/list-scheduled';
import type { Task } from './task';

interface SelectionBarProps {
  /** What is shown and can be selected. */
  shown: readonly ScheduledMessage[];
  selected: readonly ScheduledMessage[];
  /** The one person that is looked for. */
  person: string | undefined;
  isBusy: boolean;
  onChoose: (sids: readonly string[], isChosen: boolean) => void;
  onTask: (task: Task) => void;
}

/** What can be done with several messages at once. */
export function SelectionBar({ shown, selected, person, isBusy, onChoose, onTask }: SelectionBarProps) {
  const sids = shown.map(({ sid }) => sid);
  return (
    <Box
      display="flex"
      flexWrap="wrap"
      alignItems="center"
      minHeight="32px"
      columnGap="space50"
      rowGap="space30"
      marginBottom="space50"
    >
      <Checkbox
        id="choose-all"
        checked={selected.length === shown.length}
        onChange={({ target }) => onChoose(sids, target.checked)}
      >
        {`Select all ${shown.length} shown`}
      </Checkbox>
      {selected.length > 0 && (
        <Button
          variant="destructive_secondary"
          size="small"
          disabled={isBusy}
          onClick={() => onTask({ kind: 'cancel', messages: selected })}
        >
          {`Cancel ${selected.length} selected`}
        </Button>
      )}
      {person && (
        <Button
          variant="destructive_secondary"
          size="small"
          disabled={isBusy}
          onClick={() => onTask({ kind: 'cancel-person', to: person })}
        >
          {`Cancel everything for ${person}`}
        </Button>
      )}
    </Box>
  );
}
