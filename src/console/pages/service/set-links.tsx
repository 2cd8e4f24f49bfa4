import { Box } from '@twilio-paste/core/box';
import { Checkbox } from '@twilio-paste/core/checkbox';
import { useState } from 'react';
import type { LinkDomain } from '../../../messaging-service/link-domain';
import type { ServiceLinks } from '../../../messaging-service/service-links';
import { useAction } from '../../api/use-resource';
import { Confirm } from '../../parts/confirm';
import { Failure } from '../../parts/failure';
import { useNotify } from '../../parts/notices';
import { TextField } from '../../parts/text-field';

/** Has the service shorten its links to the domain, and the domain report clicks here. */
export function SetLinks({ domain, onClose }: { domain: LinkDomain; onClose: () => void }) {
  const { settings, name = domain.sid } = domain;
  const [fallbackUrl, setFallbackUrl] = useState(settings.fallbackUrl ?? '');
  const [continueOnFailure, setContinueOnFailure] = useState(settings.continueOnFailure);
  const [disableHttps, setDisableHttps] = useState(settings.disableHttps);
  const notify = useNotify();
  const set = useAction(
    (api, body: object) => api.post<ServiceLinks>('/service/links', { action: 'set', ...body }),
    ['/service'],
  );
  const submit = () =>
    set.mutate(
      { continueOnFailure, disableHttps, ...(fallbackUrl.trim() && { fallbackUrl: fallbackUrl.trim() }) },
      {
        onSuccess: () => {
          notify('Links are set up.');
          onClose();
        },
      },
    );
  const wrong = set.error?.errors.find(({ path }) => path === 'fallbackUrl');
  return (
    <Confirm
      heading="Set up links"
      confirm="Set up 1 domain"
      isDisabled={set.isPending}
      onConfirm={submit}
      onDismiss={onClose}
    >
      {set.error && !wrong && <Failure problem={set.error} />}
      <Box display="flex" flexDirection="column" rowGap="space50">
        <div>
          Links in messages of the service are shortened to {name}, and clicks on them are counted here.
        </div>
        <div>
          <TextField
            label="Links that are not known lead to"
            type="url"
            value={fallbackUrl}
            onChange={setFallbackUrl}
            problem={wrong && 'This must be an address such as https://www.example.com.'}
            help="A page of yours, such as https://www.example.com."
          />
        </div>
        <Checkbox
          id="continue-on-failure"
          checked={continueOnFailure}
          onChange={({ target }) => setContinueOnFailure(target.checked)}
        >
          Send the long link when shortening fails
        </Checkbox>
        <Checkbox
          id="disable-https"
          checked={disableHttps}
          onChange={({ target }) => setDisableHttps(target.checked)}
        >
          Links begin with http, not https
        </Checkbox>
      </Box>
    </Confirm>
  );
}
