import { TwilioRefusal } from '../../errors';

/**
 * What Sync refuses, by Twilio's own codes (twilio.com/docs/api/errors, 54xxx). A missing resource is not here: the
 * REST API answers it with 20404 like every other product.
 */
export const refuse = {
  unwell: (status: number) => new TwilioRefusal(status, 20_000 + status, 'Sync is not well'),
  tooLarge: () => new TwilioRefusal(413, 54006, "The size of 'Data' exceeds the limit of 16 KiB"),
  invalidJson: () => new TwilioRefusal(400, 54008, "The 'Data' parameter is not valid JSON"),
  tooFast: () => new TwilioRefusal(429, 54009, 'Rate limit exceeded'),
  noParameters: () => new TwilioRefusal(400, 54010, 'No parameters specified'),
  invalidTtl: (name: string) =>
    new TwilioRefusal(400, 54011, `Invalid TTL: '${name}' must be an integer between 0 and 31536000`),
  invalidData: (code: number) => new TwilioRefusal(400, code, "The 'Data' parameter must be a JSON object"),
  revisionMismatch: (code: number) =>
    new TwilioRefusal(412, code, 'The revision does not match the expected revision'),
  itemExists: () => new TwilioRefusal(409, 54208, 'An Item with given key already exists in the Map'),
  invalidKey: () =>
    new TwilioRefusal(400, 54209, 'Invalid Map Item key: it must be a string of 1 to 320 characters'),
  nameExists: () => new TwilioRefusal(409, 54301, 'Unique name already exists'),
  invalidName: () =>
    new TwilioRefusal(400, 54302, 'Invalid unique name: 1 to 320 characters, and not the form of a SID'),
  invalidPageSize: () => new TwilioRefusal(400, 54454, "'PageSize' must be an integer between 1 and 100"),
};
