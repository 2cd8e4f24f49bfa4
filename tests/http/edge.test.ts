import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { requireApiKey } from '../../src/http/api-key';
import { parseInput } from '../../src/http/parse-input';
import { problemAnswer } from '../../src/http/problem-details';
import { splitEvent } from '../../src/http/split-event';
import { Problem } from '../../src/problem';
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
