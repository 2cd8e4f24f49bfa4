import { Callout, CalloutHeading, CalloutText } from '@twilio-paste/core/callout';
import { shareText } from '../../parts/number-texts';

/** Says so where not everything was read. */
export function SampleNote({ sample }: { sample: { share: number } | undefined }) {
  if (!sample) return null;
  return (
    <Callout variant="neutral" marginY="space50">
      <CalloutHeading as="h2">
        {sample.share > 0 ? `From a sample of ${shareText(sample.share)}` : 'Not counted'}
      </CalloutHeading>
      <CalloutText>
        There are more messages than can be read at once.
        {sample.share > 0 && ' The numbers count those in the sample; shares and times hold for all.'}
      </CalloutText>
    </Callout>
  );
}
