import { type CatalogueEntry, catalogue, type ErrorClass } from './catalogue';

export { isBadNumber } from './bad-number-codes';
export { isOptOut } from './opt-out-codes';

/** A Twilio error as callers of this backend see it. */
export interface ErrorReport {
  code: number;
  title: string;
  class: ErrorClass;
  /** Whether the same message may succeed later. Says nothing about whether Twilio accepted it the first time. */
  retryable: boolean;
  advice: string;
  /** Twilio's page about the code. */
  moreInfo: string;
}

const dictionary = 'https://www.twilio.com/docs/api/errors';
const entries = new Map(catalogue.map((entry) => [entry.code, entry]));

/** The catalogue's entry, with its retry hint and where it appears, or undefined for a code it does not know. */
export function findError(code: number): CatalogueEntry | undefined {
  return entries.get(code);
}

/**
 * Explains a Twilio error code. Never throws: a code the catalogue does not know is reported as `unknown` and not
 * retryable. Pass 0 when Twilio gave no code.
 */
export function describeError(code: number): ErrorReport {
  const moreInfo = code > 0 ? `${dictionary}/${code}` : dictionary;
  const entry = findError(code);
  if (!entry) {
    return {
      code,
      title: 'Error not in the catalogue',
      class: 'unknown',
      retryable: false,
      advice:
        'This backend does not know the code. Read the Twilio page about it before sending the message again.',
      moreInfo,
    };
  }
  const { title, class: errorClass, retry, advice } = entry;
  return { code, title, class: errorClass, retryable: retry !== 'no' && retry !== 'never', advice, moreInfo };
}

/** Whether every further message would fail in the same way, so that a run must stop at once. */
export function isAccountLevel(code: number): boolean {
  return findError(code)?.account ?? false;
}
