import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';

export type FormParameters = Record<string, string>;

/** `X-Twilio-Signature` of a form POST, by Twilio's own function: the URL without its fragment, then the sorted form. */
export function signForm(authToken: string, url: string, parameters: FormParameters): string {
  return getExpectedTwilioSignature(authToken, url, parameters);
}
