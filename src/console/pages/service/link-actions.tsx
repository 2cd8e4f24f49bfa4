import { Button } from '@twilio-paste/core/button';
import { useState } from 'react';
import type { LinkDomain } from '../../../messaging-service/link-domain';
import type { ServiceLinks } from '../../../messaging-service/service-links';
import { useAction } from '../../api/use-resource';
import { Confirm } from '../../parts/confirm';
import { Failure } from '../../parts/failure';
import { useNotify } from '../../parts/notices';
import { SetLinks } from './set-links';

interface LinkActionsProps {
  domain: LinkDomain;
  problems: ServiceLinks['problems'];
}

/** What can be done about the domain of short links. */
export function LinkActions({ domain, problems }: LinkActionsProps) {
  const [doing, setDoing] = useState<'set' | 'request-certificate'>();
  const notify = useNotify();
  const request = useAction(
    (api, action: 'request-certificate') => api.post<ServiceLinks>('/service/links', { action }),
    ['/service'],
  );
  const close = () => {
    setDoing(undefined);
    request.reset();
  };
  const submit = () =>
    request.mutate('request-certificate', {
      onSuccess: () => {
        notify('A certificate was requested.');
        close();
      },
    });
  return (
    <>
      {problems.some(({ action }) => action === 'request-certificate') && (
        <Button variant="secondary" onClick={() => setDoing('request-certificate')}>
          Request a certificate
        </Button>
      )}
      <Button variant="primary" onClick={() => setDoing('set')}>
        Set up links
      </Button>
      {doing === 'set' && <SetLinks domain={domain} onClose={close} />}
      {doing === 'request-certificate' && (
        <Confirm
          heading="Request 1 certificate"
          confirm="Request"
          isDisabled={request.isPending}
          onConfirm={submit}
          onDismiss={close}
        >
          {request.error && <Failure problem={request.error} />}
          Twilio has a certificate issued for this domain and renews it by itself. It can take a day.
        </Confirm>
      )}
    </>
  );
}
