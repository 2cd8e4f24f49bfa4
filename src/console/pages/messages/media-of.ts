import type { ListedMessage } from '../../../delivery/listed-message';

export interface MediaLink {
  url: string;
  /** What it is, in words. */
  label: string;
}

const kinds: Readonly<Record<string, string>> = { image: 'Picture', video: 'Video', audio: 'Recording' };

/** The files that came with what a person wrote, those with a web address only. */
export function mediaOf({ parameters = {} }: Pick<ListedMessage, 'parameters'>): MediaLink[] {
  const count = Math.min(Number(parameters.NumMedia ?? 0) || 0, 10);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const url = parameters[`MediaUrl${index}`] ?? '';
    if (!/^https?:\/\//.test(url)) return [];
    const kind = kinds[parameters[`MediaContentType${index}`]?.split('/')[0] ?? ''] ?? 'File';
    return [{ url, label: `${kind} ${index + 1}` }];
  });
}
