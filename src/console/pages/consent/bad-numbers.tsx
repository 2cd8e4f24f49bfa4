import { Button } from '@twilio-paste/core/button';
import { Paragraph } from '@twilio-paste/core/paragraph';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { Table, TBody, Td, THead, Th, Tr } from '@twilio-paste/core/table';
import { useState } from 'react';
import type { BadNumberList } from '../../../bad-numbers/list-bad-numbers';
import { useMay } from '../../api/session';
import { useAction, usePages } from '../../api/use-resource';
import { downloadCsv } from '../../parts/download';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { More } from '../../parts/more';
import { PartOfPage } from '../../parts/part-of-page';
import { ScrollRegion } from '../../parts/scroll-region';
import { When } from '../../parts/when';
import { ClearBadNumber } from './clear-bad-number';

const path = '/opt-outs/list';
const query = { list: 'bad-numbers' };

/** Numbers that cannot be texted, and why. */
export function BadNumbers() {
  const [clearing, setClearing] = useState<string>();
  const list = usePages<BadNumberList>(path, query);
  const save = useAction((api, name: string) => downloadCsv(api, path, query, name));
  const numbers = list.data?.pages.flatMap(({ badNumbers }) => badNumbers) ?? [];
  return (
    <PartOfPage
      title="Numbers that cannot be texted"
      actions={
        numbers.length > 0 && (
          <Button variant="secondary" onClick={() => save.mutate('bad-numbers.csv')} loading={save.isPending}>
            Export CSV
          </Button>
        )
      }
    >
      <Paragraph>
        Carriers have said that these numbers take no texts. Messages to them are left out, which saves their
        price and keeps the senders in good standing.
      </Paragraph>
      {save.error && <Failure problem={save.error} />}
      {list.error && <Failure problem={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <Loading lines={5} />}
      {numbers.length > 0 && <Numbers numbers={numbers} onClear={setClearing} />}
      {list.data && numbers.length === 0 && !list.hasNextPage && (
        <Empty title="No number is known to be bad">
          A number is listed here once messages to it have failed in a way that will not pass.
        </Empty>
      )}
      <More list={list} />
      {clearing !== undefined && <ClearBadNumber to={clearing} onClose={() => setClearing(undefined)} />}
    </PartOfPage>
  );
}

interface NumbersProps {
  numbers: BadNumberList['badNumbers'];
  onClear: (to: string) => void;
}

function Numbers({ numbers, onClear }: NumbersProps) {
  const mayAll = useMay('admin');
  return (
    <ScrollRegion label="Bad numbers">
      <Table>
        <THead>
          <Tr>
            <Th>Number</Th>
            <Th>Since</Th>
            <Th>Why</Th>
            <Th>Failed messages</Th>
            {mayAll && (
              <Th>
                <ScreenReaderOnly>Actions</ScreenReaderOnly>
              </Th>
            )}
          </Tr>
        </THead>
        <TBody>
          {numbers.map(({ to, since, title, code, failures }) => (
            <Tr key={to}>
              <Th scope="row">{to}</Th>
              <Td>
                <When at={since} />
              </Td>
              <Td>
                {title} (error {code})
              </Td>
              <Td>{failures}</Td>
              {mayAll && (
                <Td textAlign="right">
                  <Button variant="link" onClick={() => onClear(to)} aria-label={`Clear ${to}`}>
                    Clear
                  </Button>
                </Td>
              )}
            </Tr>
          ))}
        </TBody>
      </Table>
    </ScrollRegion>
  );
}
