import type { DesiredState } from './desired-state';

/** Something that only a person can check. */
export interface ConsoleCheck {
  check: string;
  /** What is meant to be. */
  desired: boolean;
  where: string;
}

const places: Record<keyof NonNullable<DesiredState['inConsole']>, string> = {
  advancedOptOut: 'Messaging > Services > (the service) > Opt-Out Management',
  complianceToolkit: 'Messaging > Settings > Compliance Toolkit',
  pumpingProtection: 'Messaging > Settings > General > SMS pumping protection',
  intelligentAlerts: 'Monitor > Alerts',
};

/** What the file expects and no API of Twilio tells. */
export function consoleChecks({ inConsole = {} }: DesiredState): ConsoleCheck[] {
  return Object.entries(places).flatMap(([check, where]) => {
    const desired = inConsole[check as keyof typeof places];
    return desired === undefined ? [] : [{ check, desired, where }];
  });
}
