import { ListItem, UnorderedList } from '@twilio-paste/core/list';
import { Paragraph } from '@twilio-paste/core/paragraph';
import type { ConsoleCheck } from '../../../messaging-service/console-checks';
import { PartOfPage } from '../../parts/part-of-page';

const names: Readonly<Record<string, string>> = {
  advancedOptOut: 'Advanced Opt-Out',
  complianceToolkit: 'Compliance Toolkit',
  pumpingProtection: 'SMS pumping protection',
  intelligentAlerts: 'Intelligent Alerts',
};

/** What Twilio tells no program, and a person has to look up. */
export function ConsoleChecks({ checks }: { checks: readonly ConsoleCheck[] }) {
  return (
    <PartOfPage title="To check by hand">
      <Paragraph>Twilio tells these to no program. Look them up in the Twilio Console.</Paragraph>
      <UnorderedList>
        {checks.map(({ check, desired, where }) => (
          <ListItem key={check}>
            {names[check] ?? check} should be {desired ? 'on' : 'off'}: {where}
          </ListItem>
        ))}
      </UnorderedList>
    </PartOfPage>
  );
}
