import { Box } from '@twilio-paste/core/box';
import { Paragraph } from '@twilio-paste/core/paragraph';
import { useState } from 'react';
import type { GeoPermissions } from '../../../registrations/geo-permissions';
import { useResource } from '../../api/use-resource';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { PartOfPage } from '../../parts/part-of-page';
import { TextField } from '../../parts/text-field';
import { findCountries, nameList } from './find-countries';

/** To which countries the account may send. */
export function Countries() {
  const [wanted, setWanted] = useState('');
  const { data, error, isPending, refetch } = useResource<GeoPermissions>('/compliance/geo-permissions');
  const found = findCountries(data?.permissions ?? [], wanted);
  return (
    <PartOfPage title="Countries">
      {error && <Failure problem={error} onRetry={() => refetch()} />}
      {isPending && <Loading lines={3} />}
      {data && (
        <>
          <Paragraph>
            The account may send to {data.counts.enabled} countries
            {data.counts.disabled > 0 && ` and not to ${data.counts.disabled}`}. Whoever manages the account
            changes that in the Twilio Console, under Messaging, Settings, Geo permissions.
          </Paragraph>
          <Box maxWidth="size40" marginBottom="space50">
            <TextField
              label="Find a country"
              value={wanted}
              onChange={setWanted}
              help="A name, or its two letters."
              maxLength={60}
            />
          </Box>
          <Box role="status">
            {found.open.length > 0 && <Paragraph>May be sent to: {nameList(found.open)}.</Paragraph>}
            {found.closed.length > 0 && <Paragraph>May not be sent to: {nameList(found.closed)}.</Paragraph>}
            {wanted.trim() && found.open.length + found.closed.length === 0 && (
              <Paragraph>Twilio lists no such country.</Paragraph>
            )}
          </Box>
        </>
      )}
    </PartOfPage>
  );
}
