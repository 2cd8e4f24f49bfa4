import { ListItem, UnorderedList } from '@twilio-paste/core/list';
import type { Change } from '../../../messaging-service/carry-out';
import { Value } from './drift-table';
import { differenceName, valueWords } from './setting-names';

/** Changes, from what to what; and of those that were not made, why. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <UnorderedList>
      {changes.map(({ setting, actual, desired, outcome, problem }) => (
        <ListItem key={`${setting} ${actual} ${desired}`}>
          <Value
            text={`${differenceName(setting)}: from ${valueWords(setting, actual)} to ${valueWords(setting, desired)}`}
          />
          {outcome === 'unknown' && ' · no answer from Twilio; apply it again to see'}
          {outcome === 'refused' && ` · refused: ${problem ?? 'Twilio gave no reason.'}`}
          {outcome === 'not-attempted' && ' · there was no time for it'}
        </ListItem>
      ))}
    </UnorderedList>
  );
}
