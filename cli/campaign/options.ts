import { InvalidArgumentError } from 'commander';
import type { SendWindow } from '../../src/campaigns/campaign-record';
import { isTimeZone } from '../../src/shapes/time-zone';

/** Where the backend is. */
export interface ConnectionOptions {
  url?: string;
  key?: string;
}

/** How the file is to be read. */
export interface ListOptions {
  toColumn?: string;
  map: Record<string, string>;
  encoding?: string;
  delimiter?: string;
}

/** What is sent, and how. */
export interface ContentOptions {
  body?: string;
  contentSid?: string;
  media?: string[];
  name?: string;
  intent?: string;
  quietHours?: 'hold' | 'block' | 'ignore';
  smartEncoded?: boolean;
  shortenUrls?: boolean;
  perSecond?: number;
  window?: SendWindow;
  ignorePreflight?: boolean;
}

export interface SendOptions extends ConnectionOptions, ListOptions, ContentOptions {
  yes?: boolean;
  dryRun?: boolean;
  results?: string;
}

export interface ExportOptions extends ConnectionOptions {
  outcome?: string;
  out?: string;
}

/** `name=column`, given several times. */
export function parseMapping(text: string, others: Record<string, string>): Record<string, string> {
  const [, name, column] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || column === undefined) {
    throw new InvalidArgumentError('It is written <name in the text>=<column>.');
  }
  return { ...others, [name.trim()]: column.trim() };
}

/** `09:00-20:00`, by the clocks of a zone: `09:00-20:00@Europe/Berlin`. */
export function parseWindow(text: string): SendWindow {
  const time = '((?:[01]\\d|2[0-3]):[0-5]\\d)';
  const [, start, end, timeZone] = new RegExp(`^${time}-${time}(?:@(.+))?$`).exec(text) ?? [];
  if (start === undefined || end === undefined || start === end) {
    throw new InvalidArgumentError('It is written 09:00-20:00 or 09:00-20:00@Europe/Berlin.');
  }
  if (timeZone === undefined) return { start, end };
  if (!isTimeZone(timeZone)) throw new InvalidArgumentError(`${timeZone} is no IANA time zone.`);
  return { start, end, timeZone };
}

export function parsePerSecond(text: string): number {
  const perSecond = Number(text);
  if (!(perSecond >= 0.1 && perSecond <= 10_000)) {
    throw new InvalidArgumentError('It is a number of messages from 0.1 to 10000.');
  }
  return perSecond;
}

export function parseEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new InvalidArgumentError('It is the name of an encoding, such as utf-8, utf-16le or windows-1252.');
  }
}

/** One character, or a name for one that a shell makes hard to write. */
export function parseDelimiter(text: string): string {
  const named: Record<string, string> = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';', pipe: '|' };
  const delimiter = named[text.toLowerCase()] ?? text;
  if (delimiter.length !== 1) throw new InvalidArgumentError('It is one character, or "tab".');
  return delimiter;
}

export function collect(text: string, others: string[] = []): string[] {
  return [...others, text];
}
