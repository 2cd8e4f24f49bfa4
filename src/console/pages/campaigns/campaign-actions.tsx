import { Button } from '@twilio-paste/core/button';
import { useState } from 'react';
import type { Action, ControlAnswer } from '../../../campaigns/control-campaign';
import type { ShownCampaign } from '../../../campaigns/show-campaign';
import { useAction } from '../../api/use-resource';
import { Confirm } from '../../parts/confirm';
import { useNotify } from '../../parts/notices';
import { actionsFor, confirmationOf, doneText } from './action-texts';

interface CampaignActionsProps {
  campaign: ShownCampaign;
  isStarting: boolean;
  onStart: () => void;
}

/** What can be done with a campaign in its state. Pausing is not asked about: it may be urgent, and harms nothing. */
export function CampaignActions({ campaign, isStarting, onStart }: CampaignActionsProps) {
  const notify = useNotify();
  const [asked, setAsked] = useState<Action | 'start'>();
  const control = useAction<Action, ControlAnswer>(
    (api, action) => api.post('/campaigns/control', { id: campaign.id, action }),
    ['/campaigns/'],
  );
  const carryOut = (action: Action | 'start') => {
    setAsked(undefined);
    if (action === 'start') return onStart();
    control.mutate(action, {
      onSuccess: (answer) => notify(doneText(action, answer)),
      onError: (problem) => notify(problem.detail, 'error'),
    });
  };
  const confirmation = asked && confirmationOf(asked, campaign);

  return (
    <>
      {actionsFor(campaign).map(({ action, label, variant }) => (
        <Button
          key={action}
          variant={variant}
          loading={action === 'start' ? isStarting : control.isPending && control.variables === action}
          disabled={isStarting || control.isPending}
          onClick={() => (action === 'pause' ? carryOut(action) : setAsked(action))}
        >
          {label}
        </Button>
      ))}
      {asked && confirmation && (
        <Confirm
          heading={confirmation.heading}
          confirm={confirmation.confirm}
          isDestructive={asked === 'cancel'}
          onConfirm={() => carryOut(asked)}
          onDismiss={() => setAsked(undefined)}
        >
          {confirmation.text}
        </Confirm>
      )}
    </>
  );
}
