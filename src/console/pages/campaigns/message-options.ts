import type { ShownCampaign } from '../../../campaigns/show-campaign';
import { countText, durationText } from '../../parts/number-texts';

const quietHours = {
  hold: 'Held until quiet hours end',
  block: 'Not sent in quiet hours',
  ignore: 'Sent in quiet hours too',
};

/** How a campaign sends, as names and values; what was left to its default is not there. */
export function messageOptions({
  message,
  pace,
  window,
}: Pick<ShownCampaign, 'message' | 'pace' | 'window'>) {
  const { contentSid, contentVariables, mediaUrls, tags } = message;
  const all: [string, string | undefined | false][] = [
    ['Template', contentSid],
    ['Template variables', contentVariables && pairs(contentVariables)],
    ['Media', mediaUrls?.join(', ')],
    ['Sender', message.from],
    ['Speed', pace && `At most ${countText(pace.perSecond)} a second`],
    ['Hours', window && `${window.start} to ${window.end}${window.timeZone ? `, ${window.timeZone}` : ''}`],
    ['Quiet hours', message.quietHours && quietHours[message.quietHours]],
    ['Purpose', message.messageIntent],
    ['Short links', message.shortenUrls && 'Links are shortened and clicks counted'],
    ['Plain characters', message.smartEncoded && 'Characters that make a message longer are replaced'],
    ['Given up after', message.validityPeriod !== undefined && durationText(message.validityPeriod)],
    ['Fraud check', message.riskCheck],
    ['Text at Twilio', message.contentRetention],
    ['Number at Twilio', message.addressRetention],
    ['Status also told to', message.statusCallback],
    ['Tags', tags && pairs(tags)],
  ];
  return all.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

function pairs(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}
