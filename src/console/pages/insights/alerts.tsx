import { Text } from '@twilio-paste/core/text';
import type { Alerts as AlertsAnswer } from '../../../insights/alerts';
import { Empty } from '../../parts/empty';
import { KnownId } from '../../parts/known-id';
import { Loaded } from '../../parts/loaded';
import { countText, shareText } from '../../parts/number-texts';
import { PartOfPage } from '../../parts/part-of-page';
import { SomeOf } from '../../parts/some-of';
import { AlertEntry } from './alert-entry';
import { levelOfEvent, levelOfRise } from './alert-levels';
import type { Period } from './periods';
import { useInsight } from './use-insight';

/** Sudden rises of errors and what Twilio reported by itself, the newest first. */
export function Alerts({ period }: { period: Period }) {
  const resource = useInsight<AlertsAnswer>('/insights/alerts', period);
  return (
    <Loaded resource={resource}>
      {({ velocity, events }) => (
        <>
          <PartOfPage title="Sudden rises of errors">
            <Text as="p" marginBottom="space40">
              Errors of one kind within five minutes, of the last two days at most.
            </Text>
            <Rises rises={velocity} />
          </PartOfPage>
          <PartOfPage title="Reported by Twilio">
            <Text as="p" marginBottom="space40">
              From Twilio’s debugger and its alerts, the newest 200.
            </Text>
            <Events events={events} />
          </PartOfPage>
        </>
      )}
    </Loaded>
  );
}

function Rises({ rises }: { rises: AlertsAnswer['velocity'] }) {
  if (rises.length === 0) {
    return (
      <Empty title="No sudden rises">Three errors of a kind within five minutes would be shown here.</Empty>
    );
  }
  return (
    <SomeOf items={rises}>
      {(shown) =>
        shown.map((rise) => (
          <AlertEntry
            key={`${rise.window} ${rise.code}`}
            level={levelOfRise(rise.level)}
            title={`${rise.code}: ${rise.title}`}
            at={rise.window}
            facts={[
              `${countText(rise.errors)} errors among ${countText(rise.finals)} messages (${shareText(rise.rate)})`,
            ]}
            advice={rise.advice}
          />
        ))
      }
    </SomeOf>
  );
}

function Events({ events }: { events: AlertsAnswer['events'] }) {
  if (events.length === 0) {
    return (
      <Empty title="Nothing was reported">
        Twilio reports here once its debugger’s webhook leads to this backend. Nothing else has to be done.
      </Empty>
    );
  }
  return (
    <SomeOf items={events}>
      {(shown) =>
        shown.map((event, index) => (
          <AlertEntry
            // biome-ignore lint/suspicious/noArrayIndexKey: two events may be alike in everything, and an entry keeps nothing
            key={index}
            level={levelOfEvent(event.level)}
            title={
              event.errorCode === undefined
                ? 'An event without an error code'
                : `${event.errorCode}: ${event.title ?? 'not known here'}`
            }
            at={event.at}
            facts={[
              event.kind === 'debugger' ? 'Debugger' : 'Alert',
              ...(event.resourceSid
                ? [
                    <>
                      About <KnownId id={event.resourceSid} />
                    </>,
                  ]
                : []),
            ]}
            advice={event.advice}
          />
        ))
      }
    </SomeOf>
  );
}
