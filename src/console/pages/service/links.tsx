import { Box } from '@twilio-paste/core/box';
import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import {
  DescriptionList,
  DescriptionListDetails,
  DescriptionListSet,
  DescriptionListTerm,
} from '@twilio-paste/core/description-list';
import type { ReactNode } from 'react';
import type { LinkDomain } from '../../../messaging-service/link-domain';
import type { ServiceLinks } from '../../../messaging-service/service-links';
import { useMay } from '../../api/session';
import { useResource } from '../../api/use-resource';
import { Empty } from '../../parts/empty';
import { Loaded } from '../../parts/loaded';
import { PartOfPage } from '../../parts/part-of-page';
import { When } from '../../parts/when';
import { LinkActions } from './link-actions';

/** The domain that links in messages are shortened to. */
export function Links() {
  const links = useResource<ServiceLinks>('/service/links', {}, { every: 60 });
  return (
    <Loaded resource={links} lines={5}>
      {(data) => <Shown {...data} />}
    </Loaded>
  );
}

function Shown({ domain, isAttached, reportsClicks, problems }: ServiceLinks) {
  const mayAll = useMay('admin');
  if (!domain)
    return (
      <Empty title="There is no domain for short links">
        Links are sent as they are written. Make a domain in the Twilio Console, under Messaging, Link
        shortening; whoever deploys the backend then names it there.
      </Empty>
    );
  return (
    <PartOfPage
      title={domain.name ?? 'Domain without a name'}
      actions={mayAll && <LinkActions domain={domain} problems={problems} />}
    >
      {problems.map(({ problem, advice, action }) => (
        <Box key={problem} marginBottom="space40">
          <Callout variant="warning">
            <CalloutHeading as="h3">{problem}</CalloutHeading>
            <CalloutText>{action ? advised[action] : advice}</CalloutText>
          </Callout>
        </Box>
      ))}
      <DescriptionList>
        <Entry name="Used by the service">{isAttached ? 'yes' : 'no'}</Entry>
        <Entry name="Reports clicks here">{reportsClicks ? 'yes' : 'no'}</Entry>
        <Entry name="DNS">{domain.dns.isValid ? 'in order' : 'not in order'}</Entry>
        <Entry name="Certificate">
          <Certificate certificate={domain.certificate} />
        </Entry>
        <Entry name="Links that are not known lead to">{domain.settings.fallbackUrl ?? 'nowhere'}</Entry>
        <Entry name="When a link cannot be shortened">
          {domain.settings.continueOnFailure ? 'the long one is sent' : 'the message is not sent'}
        </Entry>
        <Entry name="Links begin with">{domain.settings.disableHttps ? 'http' : 'https'}</Entry>
      </DescriptionList>
    </PartOfPage>
  );
}

const advised = {
  set: 'Choose “Set up links”.',
  'request-certificate': 'Choose “Request a certificate”, or upload one in the Twilio Console.',
};

function Entry({ name, children }: { name: string; children: NonNullable<ReactNode> }) {
  return (
    <DescriptionListSet>
      <DescriptionListTerm>{name}</DescriptionListTerm>
      <DescriptionListDetails>{children}</DescriptionListDetails>
    </DescriptionListSet>
  );
}

function Certificate({ certificate: { state, expiresAt } }: Pick<LinkDomain, 'certificate'>) {
  if (state === 'none') return 'none';
  if (state === 'pending') return 'on its way';
  return (
    <>
      {state === 'valid' ? 'valid until ' : 'expired '}
      {expiresAt && <When at={expiresAt} />}
    </>
  );
}
