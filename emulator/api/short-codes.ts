import type { Account } from '../account';
import { rfc2822 } from '../dates';
import { notFound } from '../errors';
import type { Operation } from '../operation';
import type { Sender } from '../sender';
import { flatPaging, pageOf } from './paging';
import { text } from './parameters';
import { digitPattern } from './phone-numbers';

/** The account's short codes: fetch and list. */
export function shortCodes(account: Account): Operation[] {
  const { shortCodes: owned } = account.inventory;
  return [
    {
      product: 'api',
      method: 'GET',
      path: '/2010-04-01/Accounts/{AccountSid}/SMS/ShortCodes.json',
      accepts: ['FriendlyName', 'ShortCode', 'PageSize', 'Page', 'PageToken'],
      handle: (request) => {
        const name = text(request.parameters, 'FriendlyName');
        const digits = digitPattern(text(request.parameters, 'ShortCode'));
        const found = [...owned.values()].filter(
          ({ address }) => digits.test(address) && (name === undefined || name === address),
        );
        const page = pageOf(request, found, 1000);
        const resources = page.items.map((code) => shortCodeResource(account, code));
        return { status: 200, body: { short_codes: resources, ...flatPaging(page) } };
      },
    },
    {
      product: 'api',
      method: 'GET',
      path: '/2010-04-01/Accounts/{AccountSid}/SMS/ShortCodes/{Sid}.json',
      accepts: [],
      handle: (request) => {
        const code = owned.get(request.pathParameters.Sid ?? '');
        if (!code) throw notFound(request.path);
        return { status: 200, body: shortCodeResource(account, code) };
      },
    },
  ];
}

function shortCodeResource(account: Account, code: Sender): Record<string, unknown> {
  return {
    sid: code.sid,
    account_sid: account.sid,
    short_code: code.address,
    friendly_name: code.address,
    api_version: '2010-04-01',
    date_created: rfc2822(code.createdAt),
    date_updated: rfc2822(code.createdAt),
    sms_fallback_method: 'POST',
    sms_fallback_url: null,
    sms_method: 'POST',
    sms_url: null,
    uri: `/2010-04-01/Accounts/${account.sid}/SMS/ShortCodes/${code.sid}.json`,
  };
}
