/** Why registrations fail, one example of each. Their codes come with an explanation, and no message meets them. */
export const BRAND_FAILURE = failure('30701', 'The state or region of the business is not valid', ['region']);

export const CAMPAIGN_FAILURE = failure('30897', 'The campaign was rejected for what it would send', [
  'MESSAGE_FLOW',
]);

export const TOLL_FREE_REJECTION = {
  code: Number('30513'),
  reason: 'What people agree to when they opt in is not clear',
};

function failure(code: string, description: string, fields: readonly string[]) {
  const url = `https://www.twilio.com/docs/api/errors/${code}`;
  return { error_code: Number(code), description, fields, url };
}
