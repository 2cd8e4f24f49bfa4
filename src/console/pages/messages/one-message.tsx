import { Anchor } from '@twilio-paste/core/anchor';
import { Box } from '@twilio-paste/core/box';
import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import { Heading } from '@twilio-paste/core/heading';
import type { ReactNode } from 'react';
import type { ShownMessage } from '../../../delivery/show-message';
import type { ErrorReport } from '../../../twilio/errors/classify';
import { useResource } from '../../api/use-resource';
import { conversationPath } from '../../parts/conversation-path';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { MessageStatus } from '../../parts/message-status';
import { Page } from '../../parts/page';
import { PageLink } from '../../parts/page-link';
import { Bubble } from './bubble';
import { Details } from './details';
import { DiagnosisReport } from './diagnosis-report';
import { Way } from './way';

/** One message: its words, what became of it and, where it did not arrive, why and what to do. */
export function OneMessage({ sid }: { sid: string }) {
  const { data, error, isPending, refetch } = useResource<ShownMessage>(
    '/messages/show',
    { sid },
    { every: 10 },
  );
  return (
    <Page title="Message" actions={<PageLink to="/messages">All messages</PageLink>}>
      {error && <Failure problem={error} onRetry={error.mayPass ? refetch : undefined} />}
      {isPending && <Loading lines={8} />}
      {data && <Shown shown={data} />}
    </Page>
  );
}

function Shown({ shown: { message, timeline, clicks, diagnosis } }: { shown: ShownMessage }) {
  const isInbound = message.direction === 'inbound';
  const person = isInbound ? (message.from ?? '') : message.to;
  return (
    <Box maxWidth="size70">
      <Bubble isInbound={isInbound} body={message.body}>
        <MessageStatus status={message.status} />
        <span>
          {isInbound ? 'from' : 'to'} <PageLink to={conversationPath(person)}>{person}</PageLink>
        </span>
      </Bubble>
      {message.error && <Meaning error={message.error} hasDiagnosis={diagnosis !== undefined} />}
      {diagnosis && (
        <Part title="Why it did not arrive">
          <DiagnosisReport diagnosis={diagnosis} />
        </Part>
      )}
      {timeline.length > 0 && (
        <Part title="What became of it">
          <Way timeline={timeline} />
        </Part>
      )}
      <Part title="Details">
        <Details message={message} clicks={clicks} />
      </Part>
    </Box>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box as="section" marginTop="space70" aria-label={title}>
      <Heading as="h2" variant="heading30">
        {title}
      </Heading>
      {children}
    </Box>
  );
}

/** A diagnosis gives the advice itself. */
function Meaning({ error, hasDiagnosis }: { error: ErrorReport; hasDiagnosis: boolean }) {
  const { code, title, advice, moreInfo } = error;
  return (
    <Box marginTop="space50">
      <Callout variant="error">
        <CalloutHeading as="h2">
          {title} ({code})
        </CalloutHeading>
        {!hasDiagnosis && <CalloutText>{advice}</CalloutText>}
        <CalloutText>
          <Anchor href={moreInfo} target="_blank" rel="noreferrer" showExternal>
            Twilio about error {code}
          </Anchor>
        </CalloutText>
      </Callout>
    </Box>
  );
}
