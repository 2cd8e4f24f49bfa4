import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { FilePicker, FilePickerButton } from '@twilio-paste/core/file-picker';
import { HelpText } from '@twilio-paste/core/help-text';
import { Label } from '@twilio-paste/core/label';
import { Paragraph } from '@twilio-paste/core/paragraph';
import { type FormEvent, useState } from 'react';
import type { ImportAnswer } from '../../../consent/import-opt-outs';
import { useAction } from '../../api/use-resource';
import { Confirm } from '../../parts/confirm';
import { PartOfPage } from '../../parts/part-of-page';
import { TextField } from '../../parts/text-field';
import type { ImportRow } from './import-file';
import { ImportOutcome } from './import-outcome';
import { readImport } from './read-import';
import { count } from './report-words';
import { type ImportSummary, runImport } from './run-import';

/** Takes opt-outs and opt-ins over from somewhere else. */
export function ImportOptOuts() {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState<ImportRow[]>();
  const [summary, setSummary] = useState<ImportSummary>();
  const run = useAction(
    (api, begun: ImportSummary) =>
      runImport((csv) => api.post<ImportAnswer>('/opt-outs/import', { csv }), begun, setSummary),
    ['/opt-outs', '/compliance/report'],
  );

  const change = (written: string) => {
    setText(written);
    setProblem(undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const file = readImport(text);
    if ('problem' in file) setProblem(file.problem);
    else setAsked(file.rows);
  };
  const start = (begun: ImportSummary) => {
    setAsked(undefined);
    setSummary(begun);
    run.mutate(begun, { onSuccess: setSummary });
  };
  return (
    <PartOfPage title="Import opt-outs">
      <Paragraph>
        Take over what people have said elsewhere. The file is CSV, and its first line names the columns: “to”
        (the phone number), and if you have them “state” (opted-out or opted-in), “at” (when, such as
        2026-12-01T09:00:00Z) and “note”. A plain list of numbers, one to a line, is read as opt-outs. Of two
        things that a person has said, the later one counts.
      </Paragraph>
      <form onSubmit={submit}>
        <Box marginBottom="space60">
          <Label htmlFor="import-file">File</Label>
          <FilePicker
            id="import-file"
            accept=".csv,.txt,text/csv,text/plain"
            i18nNoSelectionText="No file chosen"
            aria-describedby="import-file-help"
            onChange={async ({ target }) => change((await target.files?.[0]?.text()) ?? '')}
          >
            <FilePickerButton variant="secondary">Choose a file</FilePickerButton>
          </FilePicker>
          <HelpText id="import-file-help">It is read here, and shown below.</HelpText>
        </Box>
        <Box marginBottom="space60">
          <TextField
            label="Rows"
            value={text}
            onChange={change}
            lines={6}
            help={linesOf(text)}
            problem={problem}
          />
        </Box>
        <Button variant="primary" type="submit" disabled={text.trim() === ''} loading={run.isPending}>
          Import
        </Button>
      </form>
      {asked && (
        <Confirm
          heading={`Import ${count(asked.length, 'row', 'rows')}`}
          confirm="Import"
          onConfirm={() => start({ recorded: 0, refused: [], left: asked })}
          onDismiss={() => setAsked(undefined)}
        >
          {numbersOf(asked)} Every message that waits for somebody who is opted out is canceled.
        </Confirm>
      )}
      {summary && <ImportOutcome summary={summary} isRunning={run.isPending} onGoOn={() => start(summary)} />}
    </PartOfPage>
  );
}

function linesOf(text: string): string | undefined {
  return text === '' ? undefined : `${count(text.trimEnd().split('\n').length, 'line', 'lines')}.`;
}

function numbersOf(rows: readonly ImportRow[]): string {
  const back = rows.filter(({ state }) => state === 'opted-in').length;
  const out = rows.length - back;
  return `${count(out, 'row opts', 'rows opt')} somebody out, ${count(back, 'lets', 'let')} somebody be written to again.`;
}
