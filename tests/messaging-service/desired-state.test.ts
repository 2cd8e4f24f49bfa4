import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { issueMessage } from '../../src/http/issue-message';
import { parseDesiredState } from '../../src/messaging-service/desired-state';
import { Problem } from '../../src/problem';
import { desired } from './states';

const parse = (state: object) => parseDesiredState(JSON.stringify(state));

function refusal(text: string): Problem {
  try {
    parseDesiredState(text);
  } catch (problem) {
    if (problem instanceof Problem) return problem;
  }
  throw new Error('It was taken.');
}

// As the build and the edge have it.
beforeAll(() => z.config({ customError: issueMessage }));

describe('parseDesiredState', () => {
  it('takes the file that is deployed', () => {
    const text = readFileSync(path.join(__dirname, '..', '..', 'messaging-service.json'), 'utf8');
    expect(parseDesiredState(text)).toMatchObject({ friendlyName: expect.any(String) });
  });

  it('takes a name alone, and everything that can be said', () => {
    expect(parse({ friendlyName: 'Shop' })).toEqual({ friendlyName: 'Shop' });
    expect(parse(desired)).toEqual(desired);
  });

  it('takes no fallback for one that is meant to be absent', () => {
    expect(parse({ friendlyName: 'Shop', fallbackUrl: null })).toMatchObject({ fallbackUrl: null });
  });

  it.each<[string, object]>([
    ['friendlyName', {}],
    ['friendlyName', { friendlyName: 'a'.repeat(65) }],
    ['usecase', { usecase: 'spam' }],
    ['fallbackUrl', { fallbackUrl: 'example.com' }],
    ['fallbackMethod', { fallbackMethod: 'PUT' }],
    ['stickySender', { stickySender: 'yes' }],
    ['validityPeriod', { validityPeriod: 0 }],
    ['validityPeriod', { validityPeriod: 36_001 }],
    ['validityPeriod', { validityPeriod: 1.5 }],
    ['senders.phoneNumbers.1', { senders: { phoneNumbers: ['+12025550142', '2025550142'] } }],
    ['senders.shortCodes.0', { senders: { shortCodes: ['7-2345'] } }],
    ['senders.alphaSenders.0', { senders: { alphaSenders: [''] } }],
    [
      'senders.countryAlphaSenders.0.countryCode',
      { senders: { countryAlphaSenders: [{ alphaSender: 'Shop', countryCode: 'fr' }] } },
    ],
    ['senders.channelSenders.0', { senders: { channelSenders: ['whatsapp:+12025550142'] } }],
    ['linkDomain.sid', { linkDomain: { sid: 'go.example.com' } }],
    ['linkDomain.fallbackUrl', { linkDomain: { fallbackUrl: 'nowhere' } }],
    ['inConsole.advancedOptOut', { inConsole: { advancedOptOut: 'on' } }],
  ])('says that %s is wrong in %j', (where, state) => {
    const name = where === 'friendlyName' ? {} : { friendlyName: 'Shop' };
    const { code, message } = refusal(JSON.stringify({ ...name, ...state }));
    expect(code).toBe('misconfigured');
    expect(message).toContain(`not valid. ${where}: `);
  });

  it('names what it does not know, at the place where it stands', () => {
    const { message } = refusal(
      JSON.stringify({ friendlyName: 'Shop', inboundRequestUrl: 'https://x', senders: { faxes: [] } }),
    );
    expect(message).toMatch(/senders: .*faxes/);
    expect(message).toMatch(/the file: .*inboundRequestUrl/);
  });

  it.each(['', '{', 'null', '[]', '"Shop"'])('refuses %j', (text) => {
    expect(refusal(text)).toMatchObject({ code: 'misconfigured' });
  });
});
