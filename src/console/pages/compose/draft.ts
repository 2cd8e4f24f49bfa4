import { defined } from '../../../defined';
import type { ScheduleRequest } from '../../../messages/message-request';
import { fieldFault } from './field-fault';
import { timingFaults } from './timing-faults';

/** What somebody has entered, as they have entered it. */
export interface Draft {
  /** Of the list's file; empty where it was pasted. */
  fileName: string;
  /** The column with the numbers; empty where it is to be found. */
  toColumn: string;
  /** Columns by the field of the template that they fill, where that was chosen. */
  map: Readonly<Record<string, string>>;
  name: string;
  body: string;
  smartEncoded: boolean;
  shortenUrls: boolean;
  validityMinutes: string;
  messageIntent: string;
  quietHours: 'hold' | 'block' | 'ignore';
  /** One a line. */
  mediaUrls: string;
  when: 'now' | 'later';
  date: string;
  time: string;
  /** IANA; empty for each recipient's own. */
  timeZone: string;
}

export const emptyDraft: Draft = {
  fileName: '',
  toColumn: '',
  map: {},
  name: '',
  body: '',
  smartEncoded: false,
  shortenUrls: false,
  validityMinutes: '',
  messageIntent: '',
  quietHours: 'hold',
  mediaUrls: '',
  when: 'now',
  date: '',
  time: '09:00',
  timeZone: '',
};

/** What is sent and how, as every call takes it. */
export type Settings = Pick<
  ScheduleRequest,
  | 'body'
  | 'smartEncoded'
  | 'shortenUrls'
  | 'validityPeriod'
  | 'messageIntent'
  | 'quietHours'
  | 'mediaUrls'
  | 'localTime'
  | 'timeZone'
>;

/** What the backend is told, without the recipients. What is not said is left to the deployment. */
export function settingsOf(draft: Draft): Settings {
  const media = mediaOf(draft);
  const isLater = draft.when === 'later';
  return defined({
    body: draft.body.trim() === '' ? undefined : draft.body,
    smartEncoded: draft.smartEncoded || undefined,
    shortenUrls: draft.shortenUrls || undefined,
    validityPeriod: draft.validityMinutes === '' ? undefined : Math.round(Number(draft.validityMinutes) * 60),
    messageIntent: (draft.messageIntent || undefined) as Settings['messageIntent'],
    quietHours: draft.quietHours === 'hold' ? undefined : draft.quietHours,
    mediaUrls: media.length > 0 ? media : undefined,
    localTime: isLater ? `${draft.date}T${draft.time}` : undefined,
    timeZone: (isLater && draft.timeZone) || undefined,
  });
}

/** What is wrong with an entry, by its field; nothing where all can be sent. */
export function faultsOf(draft: Draft, now: Date): Partial<Record<keyof Draft, string>> {
  const minutes = Number(draft.validityMinutes);
  const media = mediaOf(draft);
  return defined({
    body: draft.body.trim() === '' && media.length === 0 ? 'Write the message.' : fieldFault(draft.body),
    validityMinutes:
      draft.validityMinutes !== '' && !(minutes >= 1 && minutes <= 600)
        ? 'Enter 1 to 600 minutes, or nothing.'
        : undefined,
    mediaUrls: mediaFault(media),
    ...(draft.when === 'later' && timingFaults(draft, now)),
  });
}

/** What the campaign is called: as was entered, or after its file, or after the day. */
export function nameOf({ name, fileName }: Draft, now: Date): string {
  return (
    name.trim() || fileName.replace(/\.[^.]+$/, '') || `Message of ${now.toLocaleDateString('en', dayStyle)}`
  );
}

const dayStyle = { dateStyle: 'long' } as const;

function mediaOf({ mediaUrls }: Draft): string[] {
  return mediaUrls.split(/\s+/).filter((url) => url !== '');
}

function mediaFault(urls: readonly string[]): string | undefined {
  if (urls.length > 10) return 'At most 10 addresses.';
  const wrong = urls.find((url) => !/^https?:\/\/[^\s/]+\S*$/i.test(url));
  return wrong && `${wrong} is not an address that begins with https://.`;
}
