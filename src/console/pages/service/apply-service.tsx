import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Checkbox } from '@twilio-paste/core/checkbox';
import { useState } from 'react';
import type { Applied } from '../../../messaging-service/apply-own-service';
import { useAction } from '../../api/use-resource';
import { Confirm } from '../../parts/confirm';
import { Failure } from '../../parts/failure';
import { useNotify } from '../../parts/notices';
import { ChangeList } from './change-list';
import { isRemoval } from './setting-names';

/** Makes the service as planned: tells first what would change. */
export function ApplyService() {
  const [removeSenders, setRemoveSenders] = useState(false);
  const notify = useNotify();
  const plan = useAction((api, _: 'plan') => api.post<Applied>('/service/apply', { dryRun: true }));
  const apply = useAction(
    (api, options: { removeSenders: boolean }) => api.post<Applied>('/service/apply', options),
    ['/service', '/senders'],
  );
  const planned = plan.data?.changes ?? [];
  const removals = planned.filter(isRemoval);
  const changes = removeSenders ? planned : planned.filter((change) => !isRemoval(change));
  const undone =
    apply.data?.changes.filter(({ outcome }) => outcome !== 'applied' && outcome !== 'left') ?? [];

  const close = () => {
    plan.reset();
    apply.reset();
    setRemoveSenders(false);
  };
  const submit = () =>
    apply.mutate(
      { removeSenders },
      {
        onSuccess: ({ changes: made }) => {
          const count = made.filter(({ outcome }) => outcome === 'applied').length;
          notify(count === 1 ? 'Changed 1 thing.' : `Changed ${count} things.`);
          if (made.every(({ outcome }) => outcome === 'applied' || outcome === 'left')) close();
        },
      },
    );
  return (
    <>
      <Button variant="primary" onClick={() => plan.mutate('plan')} loading={plan.isPending}>
        Apply the plan
      </Button>
      {plan.error && <Failure problem={plan.error} onRetry={() => plan.mutate('plan')} />}
      {plan.data && (
        <Confirm
          heading={changes.length === 1 ? 'Change 1 thing' : `Change ${changes.length} things`}
          confirm={apply.data ? 'Try the rest again' : 'Change at Twilio'}
          isDisabled={apply.isPending || changes.length === 0}
          onConfirm={submit}
          onDismiss={close}
        >
          {apply.error && <Failure problem={apply.error} />}
          <Box marginBottom="space50">
            The Messaging Service is changed at once, also for messages under way.
          </Box>
          <ChangeList changes={undone.length > 0 ? undone : changes} />
          {removals.length > 0 && (
            <Checkbox
              id="remove-senders"
              checked={removeSenders}
              onChange={({ target }) => setRemoveSenders(target.checked)}
            >
              Also take {removals.length} {removals.length === 1 ? 'sender' : 'senders'} out of the pool
            </Checkbox>
          )}
        </Confirm>
      )}
    </>
  );
}
