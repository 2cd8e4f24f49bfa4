import { Anchor } from '@twilio-paste/core/anchor';
import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Label } from '@twilio-paste/core/label';
import { Option, Select } from '@twilio-paste/core/select';
import { Link } from 'wouter';
import type { CampaignState } from '../../../campaigns/campaign-record';
import type { CampaignList as List } from '../../../campaigns/list-campaigns';
import { useMay } from '../../api/session';
import { usePages } from '../../api/use-resource';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { More } from '../../parts/more';
import { Page } from '../../parts/page';
import { useFilter } from '../../parts/use-filter';
import { CampaignRow } from './campaign-row';
import { stateNames } from './state-badge';

const pageSize = 25;
const unfiltered: { state: CampaignState | '' } = { state: '' };
const refreshSeconds = (pages: readonly List[]) =>
  pages.some(({ campaigns }) => campaigns.some(({ state }) => state === 'running')) ? 5 : 20;

/** All campaigns, the newest first. */
export function CampaignList() {
  const maySend = useMay('send');
  const [{ state }, setFilter] = useFilter(unfiltered);
  const list = usePages<List>(
    '/campaigns/list',
    { state, limit: pageSize },
    { every: ({ pages }) => refreshSeconds(pages) },
  );
  const campaigns = list.data?.pages.flatMap((page) => page.campaigns);

  return (
    <Page
      title="Campaigns"
      actions={
        maySend && (
          <Link href="~/compose" asChild>
            <Button as="a" href="#/compose" variant="primary">
              New campaign
            </Button>
          </Link>
        )
      }
    >
      <Box maxWidth="size20" marginBottom="space60">
        <Label htmlFor="state">State</Label>
        <Select
          id="state"
          value={state}
          onChange={({ target }) => setFilter({ state: target.value as CampaignState | '' })}
        >
          <Option value="">All</Option>
          {Object.entries(stateNames).map(([value, name]) => (
            <Option key={value} value={value}>
              {name}
            </Option>
          ))}
        </Select>
      </Box>
      {list.error && <Failure problem={list.error} onRetry={() => list.refetch()} />}
      {!campaigns && !list.error && <Loading lines={6} />}
      {campaigns?.length === 0 && <Nothing state={state} maySend={maySend} />}
      {campaigns && campaigns.length > 0 && (
        <Box as="ul" aria-label="Campaigns" listStyleType="none" margin="space0" padding="space0">
          {campaigns.map((campaign) => (
            <CampaignRow key={campaign.id} campaign={campaign} />
          ))}
        </Box>
      )}
      <More list={list} />
    </Page>
  );
}

function Nothing({ state, maySend }: { state: CampaignState | ''; maySend: boolean }) {
  if (state !== '') {
    return (
      <Empty title={`No campaign is ${stateNames[state].toLowerCase()}`}>
        Choose another state to see others.
      </Empty>
    );
  }
  return (
    <Empty title="There are no campaigns yet">
      A campaign is one message to many people.{' '}
      {maySend ? (
        <>
          <Link href="~/compose" asChild>
            <Anchor href="#/compose">Compose the first one</Anchor>
          </Link>
          .
        </>
      ) : (
        'With a key that may send, one can be composed here.'
      )}
    </Empty>
  );
}
