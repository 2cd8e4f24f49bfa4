import type { AlertLevel } from '../../../insights/velocity-score';

export interface Level {
  name: string;
  variant: 'neutral' | 'warning' | 'error';
}

const rises: Record<AlertLevel, Level> = {
  warning: { name: 'Warning', variant: 'neutral' },
  important: { name: 'Important', variant: 'warning' },
  urgent: { name: 'Urgent', variant: 'error' },
};

export function levelOfRise(level: AlertLevel): Level {
  return rises[level];
}

/** Twilio's own word for it, which may be any. */
export function levelOfEvent(level: string): Level {
  const name = level === 'unknown' ? 'Level not told' : `${level.charAt(0).toUpperCase()}${level.slice(1)}`;
  if (/error|critical|urgent/.test(level)) return { name, variant: 'error' };
  return { name, variant: /warn|important/.test(level) ? 'warning' : 'neutral' };
}
