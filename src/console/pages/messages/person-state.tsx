import { Box } from '@twilio-paste/core/box';
import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import { Text } from '@twilio-paste/core/text';
import type { ShownBadNumber } from '../../../bad-numbers/show-bad-number';
import type { OptOutCheck } from '../../../consent/check-opt-out';
import type { ConsentSource } from '../../../consent/consent-record';
import { When } from '../../parts/when';

/** What `GET /opt-outs/check` says of a person. */
export interface PersonCheck extends OptOutCheck {
  badNumber?: ShownBadNumber;
}

const sources: Record<ConsentSource, string> = {
  'advanced-opt-out': 'by a keyword that Twilio handled',
  keyword: 'by a keyword',
  'plain-language': 'in their own words',
  'send-error': 'as Twilio said when a message was sent',
  'delivery-error': 'as Twilio said after a message was sent',
  whatsapp: 'on WhatsApp',
  operator: 'noted by an operator',
  import: 'by an import',
  'consent-api': 'through the Consent API',
};

/** Whether a person may be written to, and whether their number works. */
export function PersonState({ check: { optedOut, consent, badNumber } }: { check: PersonCheck }) {
  return (
    <Box display="flex" flexDirection="column" rowGap="space40" marginBottom="space50" aria-live="polite">
      {optedOut ? (
        <Callout variant="warning">
          <CalloutHeading as="h2">Opted out</CalloutHeading>
          <CalloutText>
            They do not want messages from this service
            {consent && (
              <>
                , since <When at={consent.at} />, {sources[consent.source]}
              </>
            )}
            . Nothing is sent to them until they text START.
          </CalloutText>
        </Callout>
      ) : (
        <Text as="p" color="colorTextWeak">
          May be written to
          {consent && (
            <>
              : opted in again <When at={consent.at} />, {sources[consent.source]}
            </>
          )}
          .
        </Text>
      )}
      {badNumber && (
        <Callout variant="warning">
          <CalloutHeading as="h2">This number cannot be texted</CalloutHeading>
          <CalloutText>
            {badNumber.title} ({badNumber.code}), since <When at={badNumber.since} />.
          </CalloutText>
        </Callout>
      )}
    </Box>
  );
}
