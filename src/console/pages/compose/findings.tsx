import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import { count } from '../../../amounts';
import type { Finding } from '../../../preflight/check-sending';

type Shown = Pick<Finding, 'severity' | 'problem' | 'advice' | 'countries'> & { messages?: number };

/** What speaks against sending, each with what to do about it. */
export function Findings({ findings }: { findings: readonly Shown[] }) {
  return findings.map(({ severity, problem, advice, countries, messages }) => (
    <Callout key={`${severity} ${problem}`} variant={severity === 'blocked' ? 'error' : 'warning'}>
      <CalloutHeading as="h3">
        {severity === 'blocked' ? 'Would fail' : 'May fail or come late'}
      </CalloutHeading>
      <CalloutText>
        {messages !== undefined && `${count(messages, 'message')}`}
        {countries.length > 0 && ` (${countries.slice(0, 10).join(', ')})`}
        {(messages !== undefined || countries.length > 0) && ': '}
        {problem} {advice}
      </CalloutText>
    </Callout>
  ));
}
