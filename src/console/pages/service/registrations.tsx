import { Text } from '@twilio-paste/core/text';
import type { ShownRegistrations } from '../../../registrations/show-registrations';
import { useResource } from '../../api/use-resource';
import { Empty } from '../../parts/empty';
import { Loaded } from '../../parts/loaded';
import { PartOfPage } from '../../parts/part-of-page';
import { Countries } from './countries';
import { Registration } from './registration';
import { RegistrationProblems } from './registration-problems';

/** What carriers know of the senders, and to which countries the account may send. */
export function Registrations() {
  const shown = useResource<ShownRegistrations>('/compliance/registrations', {}, { every: 60 });
  return (
    <>
      <Loaded resource={shown} lines={6}>
        {(data) => <Shown {...data} />}
      </Loaded>
      <Countries />
    </>
  );
}

function Shown({ a2p, tollFree, problems }: ShownRegistrations) {
  return (
    <>
      <RegistrationProblems problems={problems} />
      <PartOfPage title="US phone numbers (A2P 10DLC)">
        {a2p.campaigns.map(({ sid, useCase, state, brand, campaignId, problems: own }) => (
          <Registration key={sid} name={`Campaign ${sid}`} state={state} problems={own}>
            <Text as="p" color="colorTextWeak" overflowWrap="anywhere">
              Use case {useCase} · Brand {brand.status ?? 'not told'}
              {campaignId && ` · Campaign ID ${campaignId}`}
            </Text>
          </Registration>
        ))}
        {a2p.campaigns.length === 0 && (
          <Empty title={a2p.state === 'not-needed' ? 'No campaign is needed' : 'There is no campaign'}>
            {a2p.state === 'not-needed'
              ? 'The service has no US or Canadian phone number that needs one.'
              : 'US carriers take messages from ordinary phone numbers only as part of a registered campaign.'}
          </Empty>
        )}
      </PartOfPage>
      <PartOfPage title="Toll-free numbers">
        {tollFree.verifications.map(({ numberSid, phoneNumber, state, problems: own }) => (
          <Registration key={numberSid} name={phoneNumber} state={state} problems={own} />
        ))}
        {tollFree.verifications.length === 0 && (
          <Empty
            title={tollFree.state === 'not-needed' ? 'No verification is needed' : 'Nothing is known of them'}
          >
            {tollFree.state === 'not-needed'
              ? 'The service has no toll-free number.'
              : 'Twilio did not tell. Look again in a minute.'}
          </Empty>
        )}
      </PartOfPage>
    </>
  );
}
