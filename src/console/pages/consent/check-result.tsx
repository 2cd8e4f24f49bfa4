import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import { Paragraph } from '@twilio-paste/core/paragraph';
import { useState } from 'react';
import type { ShownBadNumber } from '../../../bad-numbers/show-bad-number';
import type { OptOutCheck } from '../../../consent/check-opt-out';
import { changesOf } from '../../../consent/consent-record';
import { useMay } from '../../api/session';
import { When } from '../../parts/when';
import { AddOptOut } from './add-opt-out';
import { ConsentHistory } from './consent-history';
import { RemoveOptOut } from './remove-opt-out';

/** What `GET /opt-outs/check` answers. */
export type CheckedNumber = OptOutCheck & { badNumber?: ShownBadNumber };

/** The answer about one person, what led to it, and what can be changed about it. */
export function CheckResult({ found }: { found: CheckedNumber }) {
  const { to, optedOut, consent, canceled = [], badNumber } = found;
  const maySend = useMay('send');
  const mayAll = useMay('admin');
  // Kept apart from what is found, which changes while the dialog is still open.
  const [changing, setChanging] = useState<'add' | 'remove'>();
  const close = () => setChanging(undefined);
  const mayChange = optedOut ? mayAll : maySend;
  return (
    <Box display="flex" flexDirection="column" rowGap="space50" alignItems="flex-start">
      <Callout variant={optedOut ? 'error' : badNumber ? 'warning' : 'success'}>
        <CalloutHeading as="h3">{verdict(found)}</CalloutHeading>
        {badNumber && (
          <CalloutText>
            Known as a bad number since <When at={badNumber.since} />: {badNumber.title} (error{' '}
            {badNumber.code}
            ). Messages to it are left out.
          </CalloutText>
        )}
        {!consent && <CalloutText>{to} has never said anything about getting messages.</CalloutText>}
      </Callout>
      {consent && <ConsentHistory changes={changesOf({ ...consent, address: to })} />}
      {canceled.length > 0 && (
        <Paragraph marginBottom="space0">
          {canceled.length === 1 ? 'One message that waited' : `${canceled.length} messages that waited`} for
          this person {canceled.length === 1 ? 'was' : 'were'} canceled, and will not be sent.
        </Paragraph>
      )}
      {mayChange && (
        <Button variant="secondary" onClick={() => setChanging(optedOut ? 'remove' : 'add')}>
          {optedOut ? 'Remove this opt-out' : 'Opt this person out'}
        </Button>
      )}
      {changing === 'remove' && <RemoveOptOut to={to} onClose={close} />}
      {changing === 'add' && <AddOptOut to={to} onClose={close} />}
    </Box>
  );
}

function verdict({ to, optedOut, badNumber }: CheckedNumber): string {
  if (optedOut) return `${to} has opted out: do not write to them`;
  return badNumber ? `${to} cannot be reached by text` : `${to} may be written to`;
}
