import { Paragraph } from '@twilio-paste/core/paragraph';
import type { ErrorsReport } from '../../../insights/errors';
import { Empty } from '../../parts/empty';
import { Loaded } from '../../parts/loaded';
import { countOf, countText, shareText } from '../../parts/number-texts';
import { PartOfPage } from '../../parts/part-of-page';
import { ShareBars } from '../../parts/share-bars';
import { SomeOf } from '../../parts/some-of';
import { When } from '../../parts/when';
import { CodeLookup } from './code-lookup';
import { ErrorCard } from './error-card';
import { classWords } from './error-words';
import type { Period } from './periods';
import { SampleNote } from './sample-note';
import { useInsight } from './use-insight';

/** Why messages of a period did not arrive and what to do about it, and what any error code means. */
export function Errors({ period }: { period: Period }) {
  const resource = useInsight<ErrorsReport>('/insights/errors', period);
  return (
    <>
      <Loaded resource={resource}>{(report) => <Answer report={report} />}</Loaded>
      <PartOfPage title="Look up an error code">
        <CodeLookup />
      </PartOfPage>
    </>
  );
}

function Answer({
  report: { since, messages, failures, byClass, byCode, sample },
}: {
  report: ErrorsReport;
}) {
  return (
    <>
      <Paragraph>
        {countText(failures)} of {countText(messages)} messages since <When at={since} /> had an error
        {messages > 0 && ` (${shareText(failures / messages)})`}.
      </Paragraph>
      <SampleNote sample={sample} />
      {failures === 0 ? (
        <PartOfPage title="Errors">
          <Empty title="No errors in this period">
            {messages === 0
              ? 'Nothing was sent. Choose a longer period.'
              : 'Every message has gone well so far.'}
          </Empty>
        </PartOfPage>
      ) : (
        <>
          <PartOfPage title="By kind">
            <ShareBars
              label="Errors by kind"
              bars={byClass.map(({ class: name, count, share }) => ({
                label: classWords[name],
                value: `${countText(count)} (${shareText(share)})`,
                share,
                color: 'colorBackgroundError',
              }))}
            />
          </PartOfPage>
          <PartOfPage title="By error code">
            <SomeOf items={byCode}>
              {(shown) =>
                shown.map((error) => (
                  <ErrorCard
                    key={error.code}
                    error={error}
                    facts={[
                      `${countOf(error.count, 'message')} (${shareText(error.share)} of all errors)`,
                      error.retryable ? 'May succeed later' : 'Will fail again as it is',
                    ]}
                    senders={error.bySender}
                  />
                ))
              }
            </SomeOf>
          </PartOfPage>
        </>
      )}
    </>
  );
}
