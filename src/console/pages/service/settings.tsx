import { Box } from '@twilio-paste/core/box';
import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import type { ShownService } from '../../../messaging-service/show-service';
import { useMay } from '../../api/session';
import { useResource } from '../../api/use-resource';
import { Loaded } from '../../parts/loaded';
import { PartOfPage } from '../../parts/part-of-page';
import { ApplyService } from './apply-service';
import { ConsoleChecks } from './console-checks';
import { DriftTable } from './drift-table';
import { SettingsTable } from './settings-table';

/** The service as it is, beside what is planned for it. */
export function Settings() {
  const show = useResource<ShownService>('/service/show', {}, { every: 60 });
  return <Loaded resource={show}>{(data) => <Shown {...data} />}</Loaded>;
}

function Shown({ service, desired, drift, inConsole }: ShownService) {
  return (
    <>
      {desired ? <Drifted drift={drift} /> : <NoPlan />}
      <PartOfPage title="Settings">
        <SettingsTable service={service} desired={desired ?? {}} />
      </PartOfPage>
      {inConsole.length > 0 && <ConsoleChecks checks={inConsole} />}
    </>
  );
}

function Drifted({ drift }: { drift: ShownService['drift'] }) {
  const mayAll = useMay('admin');
  if (drift.length === 0)
    return (
      <Box marginBottom="space80">
        <Callout variant="success">
          <CalloutText>The service is set up as planned.</CalloutText>
        </Callout>
      </Box>
    );
  return (
    <PartOfPage
      title={drift.length === 1 ? '1 difference from the plan' : `${drift.length} differences from the plan`}
      actions={mayAll && <ApplyService />}
    >
      <DriftTable drift={drift} />
    </PartOfPage>
  );
}

function NoPlan() {
  return (
    <Box marginBottom="space80">
      <Callout variant="neutral">
        <CalloutHeading as="h2">There is no plan for this service</CalloutHeading>
        <CalloutText>
          Whoever deploys the backend can write one, messaging-service.json. Then this page tells what differs
          from it.
        </CalloutText>
      </Callout>
    </Box>
  );
}
