import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import { Option, Select } from '@twilio-paste/core/select';
import { Text } from '@twilio-paste/core/text';
import type { FormEvent } from 'react';
import type { RecipientList } from '../../../campaigns/list-recipients';
import { usePages } from '../../api/use-resource';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { PartOfPage } from '../../parts/part-of-page';
import { useFilter } from '../../parts/use-filter';
import { ExportRecipients } from './export-recipients';
import { outcomes, searchTerm } from './outcomes';
import { RecipientTable } from './recipient-table';
import { useFollow } from './use-follow';

const pageSize = 25;
const unfiltered = { outcome: '', to: '' };
const personal = ['to'] as const;
const mostRefreshed = 4;

/** Whoever has paged on far is reading: what they have seen is not read again and again. */
const isRefreshed = (data: { pages: unknown[] } | undefined) => (data?.pages.length ?? 0) <= mostRefreshed;

interface RecipientsProps {
  campaign: { id: string; name: string };
  total: number;
  /** Seconds after which they are looked at again. */
  every: number;
  /** Changes with whatever else the page says of them: they are looked at again soon after. */
  mark: string;
}

/** Everybody a campaign is for, with what became of each. */
export function Recipients({ campaign, total, every, mark }: RecipientsProps) {
  const [filter, setFilter] = useFilter(unfiltered, personal);
  const { outcome, to } = filter;
  const list = usePages<RecipientList>(
    '/campaigns/recipients',
    { id: campaign.id, outcome, to, limit: pageSize },
    { every: (data) => (isRefreshed(data) ? every : 0) },
  );
  useFollow(list, isRefreshed(list.data) ? mark : undefined);
  const recipients = list.data?.pages.flatMap((page) => page.recipients);
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('to'));
    setFilter({ ...filter, to: searchTerm(typed) });
  };

  return (
    <PartOfPage isFramed title="Recipients" actions={<ExportRecipients campaign={campaign} total={total} />}>
      <Box
        display="flex"
        flexWrap="wrap"
        alignItems="flex-end"
        columnGap="space50"
        rowGap="space50"
        marginBottom="space50"
      >
        <Box flexGrow={1} maxWidth={['100%', 'size20']}>
          <Label htmlFor="outcome">What became of them</Label>
          <Select
            id="outcome"
            value={outcome}
            onChange={({ target }) => setFilter({ ...filter, outcome: target.value })}
          >
            <Option value="">Everything</Option>
            {Object.entries(outcomes).map(([value, name]) => (
              <Option key={value} value={value}>
                {name}
              </Option>
            ))}
          </Select>
        </Box>
        <form onSubmit={search}>
          <Box display="flex" alignItems="flex-end" columnGap="space30">
            <div>
              <Label htmlFor="to">Number or part of it</Label>
              <Input id="to" name="to" type="text" autoComplete="off" defaultValue={to} />
            </div>
            <Button variant="secondary" type="submit">
              Find
            </Button>
          </Box>
        </form>
      </Box>
      {list.error && <Failure problem={list.error} onRetry={() => list.refetch()} />}
      {!recipients && !list.error && <Loading lines={8} />}
      {recipients && (recipients.length > 0 || !list.hasNextPage) && (
        <RecipientTable recipients={recipients} />
      )}
      {list.hasNextPage && (
        <Box marginTop="space50" display="flex" alignItems="center" columnGap="space50">
          <Button variant="secondary" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            Show more
          </Button>
          {recipients?.length === 0 && (
            <Text as="span">None among the first recipients; there are more to look through.</Text>
          )}
        </Box>
      )}
    </PartOfPage>
  );
}
