import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Label } from '@twilio-paste/core/label';
import { Option, Select } from '@twilio-paste/core/select';
import { useId, useState } from 'react';
import type { OptOutList as Answer } from '../../../consent/list-opt-outs';
import { useMay } from '../../api/session';
import { useAction, usePages } from '../../api/use-resource';
import { downloadCsv } from '../../parts/download';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { More } from '../../parts/more';
import { PartOfPage } from '../../parts/part-of-page';
import { AddOptOut } from './add-opt-out';
import { OptOutTable } from './opt-out-table';
import { RemoveOptOut } from './remove-opt-out';
import { consentSources, sourceNames } from './source-names';

const path = '/opt-outs/list';

/** Everybody who has opted out, page by page, and as a file. */
export function OptOutList() {
  const [source, setSource] = useState('');
  const [isAdding, setIsAdding] = useState(false);
  const [removing, setRemoving] = useState<string>();
  const maySend = useMay('send');
  const list = usePages<Answer>(path, { source });
  const save = useAction((api, name: string) => downloadCsv(api, path, { source }, name));
  const people = list.data?.pages.flatMap(({ optOuts }) => optOuts) ?? [];
  return (
    <PartOfPage
      title="Opted out"
      actions={
        <>
          {people.length > 0 && (
            <Button variant="secondary" onClick={() => save.mutate('opt-outs.csv')} loading={save.isPending}>
              Export CSV
            </Button>
          )}
          {maySend && (
            <Button variant="primary" onClick={() => setIsAdding(true)}>
              Add an opt-out
            </Button>
          )}
        </>
      }
    >
      <SourceFilter value={source} onChange={setSource} />
      {save.error && <Failure problem={save.error} />}
      {list.error && <Failure problem={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <Loading lines={5} />}
      {people.length > 0 && <OptOutTable people={people} onRemove={setRemoving} />}
      {list.data && people.length === 0 && !list.hasNextPage && (
        <Empty title={source ? 'Nobody has opted out in this way' : 'Nobody has opted out'}>
          Whoever texts STOP, or says in other words that they want no more messages, is listed here.
        </Empty>
      )}
      <More list={list} />
      {isAdding && <AddOptOut onClose={() => setIsAdding(false)} />}
      {removing !== undefined && <RemoveOptOut to={removing} onClose={() => setRemoving(undefined)} />}
    </PartOfPage>
  );
}

function SourceFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <Box maxWidth="size30" marginBottom="space50">
      <Label htmlFor={id}>How it was learned</Label>
      <Select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        <Option value="">In any way</Option>
        {consentSources.map((source) => (
          <Option key={source} value={source}>
            {sourceNames[source]}
          </Option>
        ))}
      </Select>
    </Box>
  );
}
