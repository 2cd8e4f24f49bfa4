import { Anchor } from '@twilio-paste/core/anchor';
import { Box } from '@twilio-paste/core/box';
import { Text } from '@twilio-paste/core/text';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ShownCampaign } from '../../../campaigns/show-campaign';
import { useMay } from '../../api/session';
import { useResource } from '../../api/use-resource';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { When } from '../../parts/when';
import { CampaignActions } from './campaign-actions';
import { CampaignReport } from './campaign-report';
import { refreshSeconds } from './refresh-seconds';
import { useDrive } from './use-drive';

/** One campaign. While it is looked at with a key that may send, it is kept moving; `isToStart` also begins a draft. */
export function CampaignPage({ id, isToStart }: { id: string; isToStart: boolean }) {
  const maySend = useMay('send');
  const [, navigate] = useLocation();
  const { data, dataUpdatedAt, error, refetch } = useResource<ShownCampaign>(
    '/campaigns/show',
    { id },
    { every: (campaign) => (isToStart ? 1 : refreshSeconds(campaign)) },
  );
  const state = data?.state;
  const isStarting = isToStart && maySend && state === 'draft';
  const [attempt, setAttempt] = useState(1);
  const drive = useDrive(id, maySend && (isStarting || state === 'running') && attempt);
  const start = () => {
    setAttempt(attempt + 1);
    navigate(`/${id}/start`, { replace: true });
  };

  useEffect(() => {
    // Its address must not begin it again.
    if (isToStart && state !== undefined && !isStarting) navigate(`/${id}`, { replace: true });
  }, [isToStart, isStarting, state, id, navigate]);

  return (
    <>
      <Box marginBottom="space30">
        <Link href="/" asChild>
          <Anchor href="#/campaigns">All campaigns</Anchor>
        </Link>
      </Box>
      <Page
        title={data?.name ?? 'Campaign'}
        actions={
          data &&
          maySend && (
            <CampaignActions
              campaign={data}
              isStarting={isStarting && drive.trouble?.mayPass !== false}
              onStart={start}
            />
          )
        }
      >
        {error && data && (
          <Text as="p" role="status" marginTop="space0" color="colorTextWarningStrong">
            These figures are from <When at={new Date(dataUpdatedAt).toISOString()} style="time" />, and could
            not be refreshed: {error.detail}
          </Text>
        )}
        {error && !data && <Failure problem={error} onRetry={() => refetch()} />}
        {!data && !error && <Loading lines={10} />}
        {data && (
          <CampaignReport campaign={data} seenAt={dataUpdatedAt} drive={drive} isStarting={isStarting} />
        )}
      </Page>
    </>
  );
}
