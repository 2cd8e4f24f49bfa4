import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { FilePicker, FilePickerButton } from '@twilio-paste/core/file-picker';
import { Text } from '@twilio-paste/core/text';
import { TextArea } from '@twilio-paste/core/textarea';
import { count } from '../../../amounts';
import { Field } from '../../parts/field';
import type { People } from './choose-people';
import { Columns } from './columns';
import { type List, textOf } from './read-list';
import { Step } from './step';
import type { DraftState } from './use-draft';

interface RecipientsProps {
  state: DraftState;
  list: List;
  people: People;
}

/** Who it goes to: pasted lines or a file, and which of its columns is what. */
export function Recipients({ state, list, people }: RecipientsProps) {
  const { draft, list: text, isListKept, change, setList } = state;
  const open = async (file: File | undefined) => {
    if (!file) return;
    setList(await textOf(file));
    change({ fileName: file.name, toColumn: '', map: {} });
  };
  const fault = list.fault ?? people.fault;
  return (
    <Step title="Recipients">
      {draft.fileName ? (
        <Box display="flex" flexWrap="wrap" alignItems="center" columnGap="space40" rowGap="space40">
          <Text as="p" overflowWrap="anywhere">
            <strong>{draft.fileName}</strong>: {count(list.rows.length, 'row')}
          </Text>
          <Button
            variant="secondary"
            size="small"
            onClick={() => {
              setList('');
              change({ fileName: '', toColumn: '', map: {} });
            }}
          >
            Remove the file
          </Button>
        </Box>
      ) : (
        <>
          <Field
            label="Phone numbers"
            isRequired
            help="One a line, with country code: +14155550123. After the number, or in a file, there can be more, such as a name: a first line then names the columns, as in number,name."
          >
            {(control) => (
              <TextArea
                {...control}
                minRows={5}
                maxRows={12}
                spellCheck={false}
                value={text}
                onChange={({ target }) => setList(target.value)}
              />
            )}
          </Field>
          <FilePicker
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            aria-label="Choose a CSV file"
            i18nNoSelectionText="No file chosen"
            onChange={({ target }) => open(target.files?.[0])}
          >
            <FilePickerButton variant="secondary">Choose a CSV file</FilePickerButton>
          </FilePicker>
        </>
      )}
      {!isListKept && (
        <Text as="p" color="colorTextWeak">
          This list is too large to be still here after a reload of the page.
        </Text>
      )}
      {fault && (
        <Text as="p" role="alert" color="colorTextError">
          {fault}
        </Text>
      )}
      <Columns list={list} people={people} draft={draft} change={change} />
    </Step>
  );
}
