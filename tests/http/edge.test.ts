import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { importRequest } from '../../src/consent/import-opt-outs';
import { reviewRequest } from '../../src/consent/settle-reviews';
import { requireApiKey } from '../../src/http/api-key';
import { explainIssues } from '../../src/http/explain-issues';
import { parseInput } from '../../src/http/parse-input';
import { problemAnswer } from '../../src/http/problem-details';
import { splitEvent } from '../../src/http/split-event';
import { bulkRequest, scheduleRequest } from '../../src/messages/message-request';
import { Problem } from '../../src/problem';
import { cancelRequest } from '../../src/scheduling/cancel-messages';
import { isWebhookSecret, webhookSecret } from '../../src/twilio/webhook-secret';

describe('requireApiKey', () => {
  const keys = [
    { name: 'reader', scope: 'read' as const, sha256: createHash('sha256').update('r').digest('hex') },
    { name: 'owner', scope: 'admin' as const, sha256: createHash('sha256').update('o').digest('hex') },
  ];
  const code = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      return (error as Problem).code;
    }
    return 'let through';
  };

  it('lets a key through whose scope reaches', () => {
    expect(requireApiKey('Bearer r', keys, 'read').name).toBe('reader');
    expect(requireApiKey('bearer o', keys, 'send').name).toBe('owner');
  });

  it('tells a key that may not from one that is none', () => {
    expect(code(() => requireApiKey('Bearer r', keys, 'send'))).toBe('forbidden');
    for (const header of [
      undefined,
      '',
      'Bearer',
      'Bearer x',
      'Basic r',
      'r',
      7,
      ['Bearer r'],
      { length: 8 },
    ]) {
      expect(code(() => requireApiKey(header, keys, 'read'))).toBe('unauthorized');
    }
  });
});

describe('splitEvent', () => {
  it('takes headers apart from fields', () => {
    const event = { request: { headers: { a: 'b', many: ['x', 'y'] }, cookies: {} }, to: '+1' };
    expect(splitEvent(event)).toEqual({ headers: { a: 'b' }, fields: { to: '+1' } });
  });

  it.each([['text'], [null], [[]], [{ headers: 'text' }], [{ headers: null }], [{}]])(
    'survives a request of %j sent by a caller',
    (request) => {
      expect(splitEvent({ request, to: 'x' })).toEqual({ headers: {}, fields: { to: 'x' } });
    },
  );
});

describe('explainIssues', () => {
  const errorsOf = (schema: z.core.$ZodType, fields: Record<string, unknown>) => {
    try {
      parseInput(schema, fields, explainIssues);
    } catch (error) {
      return (error as Problem).errors?.map(({ path, message }) => `${path}: ${message}`);
    }
    return [];
  };
  const row = 'must be a phone number, or an object with "to", "variables" and "timeZone"';
  const ana = '+14155550101';

  it.each([
    [{ to: ana, variables: { a: true } }, ['recipients.0.variables.a: must be text or a number']],
    [{ to: ana, variables: { a: 'x'.repeat(2_000) } }, [expect.stringContaining('.a: must be at most')]],
    [{ to: ana, variables: { ['x'.repeat(65)]: 'a' } }, [expect.stringContaining('must be at most 64')]],
    [{ to: ana, variables: null }, ['recipients.0.variables: must be an object']],
    [{ to: ana, timeZone: null }, ['recipients.0.timeZone: must be text']],
    [
      { to: ana, timeZone: 'Mars' },
      ['recipients.0.timeZone: must be an IANA time zone such as Europe/Berlin'],
    ],
    [{ to: null }, ['recipients.0.to: must be text']],
    [{}, ['recipients.0.to: is missing']],
    [{ to: ana, name: 'Ana' }, ['recipients.0: unknown field: name']],
    [null, [`recipients.0: ${row}`]],
    [7, [`recipients.0: ${row}`]],
  ])('says what is wrong with the row %j', (bad, errors) => {
    expect(errorsOf(bulkRequest, { body: 'Hi', recipients: [bad, ana] })).toEqual(errors);
  });

  const daily = { frequency: 'daily', count: 2 };
  const series = (recurrence: object) => ({
    recipients: [ana],
    body: 'Hi',
    localTime: '2026-12-01T09:00',
    recurrence: { ...daily, ...recurrence },
  });
  const entry = { to: ana, at: '2026-01-01T00:00:00Z' };

  it.each<[string, z.core.$ZodType, Record<string, unknown>, string]>([
    [
      'a series',
      scheduleRequest,
      series({ frequency: 'yearly' }),
      'recurrence.frequency: must be one of "daily", ',
    ],
    ['a series', scheduleRequest, series({ except: ['x'] }), 'recurrence.except.0: must be a date such as'],
    [
      'a series',
      scheduleRequest,
      series({ frequency: 'monthly', monthDay: 45 }),
      'recurrence.monthDay: must be at most 31',
    ],
    [
      'a series',
      scheduleRequest,
      series({ frequency: 'monthly', monthDay: true }),
      'recurrence.monthDay: must be a number, or',
    ],
    [
      'a cancellation',
      cancelRequest,
      { campaignId: '' },
      'campaignId: must be the id of a call or a campaign',
    ],
    ['a cancellation', cancelRequest, { sid: 'x' }, 'sid: must be the SID of a message or a series'],
    ['a cancellation', cancelRequest, {}, ': give one of "sid"'],
    ['a cancellation', cancelRequest, { sid: 'x', to: ana }, ': give one of "sid"'],
    [
      'a review',
      reviewRequest,
      { to: ana, decision: 'optout' },
      'decision: must be one of "opt-out", "keep"',
    ],
    ['a review', reviewRequest, { to: ana }, 'decision: must be one of "opt-out", "keep"'],
    ['a list of reviews', reviewRequest, { limit: 'x' }, 'limit: must be a whole number'],
    ['a list of reviews', reviewRequest, { colour: 'red' }, ': unknown field: colour'],
    [
      'an import',
      importRequest,
      { entries: [entry, { ...entry, at: 'x' }] },
      'entries.1.at: must be a time such as',
    ],
    ['an import', importRequest, { entries: [entry], csv: 'to' }, ': give either "entries"'],
  ])('says what is wrong with %s', (_what, schema, fields, error) => {
    expect(errorsOf(schema, fields)).toEqual([expect.stringContaining(error)]);
    expect(errorsOf(schema, fields)?.[0]?.indexOf(error)).toBe(0);
  });

  it('has nothing against what is right', () => {
    expect(
      errorsOf(bulkRequest, { body: 'Hi', recipients: [ana, { to: ana, variables: { a: 1 } }] }),
    ).toEqual([]);
    expect(errorsOf(scheduleRequest, series({}))).toEqual([]);
  });
});

describe('parseInput', () => {
  const schema = z.strictObject({
    to: z.string(),
    count: z.optional(z.int()),
    kind: z.optional(z.enum(['a', 'b'])),
  });

  it('says for each fault where it is and what is wanted', () => {
    const errorsOf = (fields: Record<string, unknown>) => {
      try {
        parseInput(schema, fields);
      } catch (error) {
        return (error as Problem).errors;
      }
      return undefined;
    };
    expect(errorsOf({ count: '1', kind: 'c', other: 1 })).toEqual([
      { path: 'to', message: 'is missing' },
      { path: 'count', message: 'must be a number' },
      { path: 'kind', message: 'must be one of "a", "b"' },
      { path: '', message: 'unknown field: other' },
    ]);
  });
});

describe('problemAnswer', () => {
  it('is a problem document', () => {
    const answer = problemAnswer(Problem.invalid('to', 'is empty'));
    expect(answer).toMatchObject({ status: 400, contentType: 'application/problem+json' });
    expect(answer.body).toEqual({
      type: 'about:blank',
      title: 'The request is not valid',
      status: 400,
      detail: 'to: is empty',
      code: 'invalid-request',
      errors: [{ path: 'to', message: 'is empty' }],
    });
  });

  it('tells a caller nothing about a failure that was not foreseen', () => {
    const answer = problemAnswer(new Error('secret token at /home/x'));
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|home/);
  });
});

describe('the webhook secret', () => {
  it('follows from the auth token and is compared whole', () => {
    const secret = webhookSecret('token');
    expect(secret).not.toContain('token');
    expect(isWebhookSecret(secret, 'token')).toBe(true);
    for (const wrong of [`${secret}0`, secret.slice(1), '', undefined, [secret], webhookSecret('other')]) {
      expect(isWebhookSecret(wrong, 'token')).toBe(false);
    }
  });
});
