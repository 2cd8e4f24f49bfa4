import { Box } from '@twilio-paste/core/box';
import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import { useEffect, useRef } from 'react';
import { count, number } from '../../../amounts';
import { PageLink } from '../../parts/page-link';
import type { Refusal } from './deliver';
import type { Shortfall } from './shortfall';

const outcomes: Record<Refusal['outcome'], string> = {
  rejected: 'refused',
  suppressed: 'not written to',
  invalid: 'invalid',
};

/** Who gets no message although they were meant to, each with the reason. */
export function NotScheduled({ shortfall }: { shortfall: Shortfall }) {
  const { accepted, expected, unknown, refused } = shortfall;
  const rejected = refused.filter(({ outcome }) => outcome === 'rejected').length;
  const box = useRef<HTMLDivElement>(null);
  // The list above has become shorter, which moves the page.
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <Box ref={box} role="alert" marginBottom="space60">
      <Callout variant="warning">
        <CalloutHeading as="h3">
          {number(accepted)} of {count(expected, 'message')} scheduled
          {rejected > 0 && `, ${number(rejected)} refused`}
        </CalloutHeading>
        <CalloutText>
          The list of recipients has only those who get no message. The others are among the{' '}
          <PageLink to="/scheduled">scheduled messages</PageLink>
          {unknown > 0 &&
            `, where ${count(unknown, 'message')} must be looked for, as it is not known of them`}
          .
        </CalloutText>
        <Box
          role="region"
          tabIndex={0}
          aria-label="Recipients without a message"
          overflow="auto"
          maxHeight="300px"
          _focus={{ boxShadow: 'shadowFocus', outline: 'none' }}
        >
          <Box as="ul" margin="space0" padding="space0" listStyleType="none">
            {refused.map(({ to, outcome, reason }) => (
              <Box as="li" key={to} paddingY="space20" overflowWrap="anywhere">
                <strong>{to}</strong>: {reason} ({outcomes[outcome]})
              </Box>
            ))}
          </Box>
        </Box>
      </Callout>
    </Box>
  );
}
