import { curlOf } from '../../../src/console/pages/api/curl-of';
import { fieldsOf, typeOf } from '../../../src/console/pages/api/fields-of';
import { credentialOf, findOperations, operationsOf } from '../../../src/console/pages/api/operations';
import { refusalsOf } from '../../../src/console/pages/api/refusals';
import { writtenDocument } from '../../openapi/written-document';

const { schemas } = writtenDocument.components;
const operations = operationsOf(writtenDocument);
const called = (path: string, method = 'POST') =>
  operations.find((each) => each.path === path && each.method === method)!;

describe('routes are found', () => {
  const found = (text: string) =>
    findOperations(operations, text).map(({ method, path }) => `${method} ${path}`);

  it('by words of their paths and summaries, whatever their case', () => {
    expect(found('Opt-outs POST import')).toEqual(['POST /opt-outs/import']);
    expect(found('csv')).toContain('POST /opt-outs/import');
    expect(found('zebra')).toEqual([]);
  });

  it('all of them without words', () => {
    expect(found(' ')).toHaveLength(operations.length);
  });
});

describe('who may call is told', () => {
  it.each([
    ['/messages/send', 'POST', 'a key with the scope send'],
    ['/opt-outs/review', 'GET', 'a key with the scope read'],
    ['/opt-outs/review', 'POST', 'a key with the scope send'],
    ['/webhooks/status', 'POST', 'Twilio’s signature'],
    ['/webhooks/clicks', 'POST', 'the key in the URL that Twilio was given'],
    ['/health', 'GET', 'nothing; with a key it says more'],
  ])('%s %s', (path, method, words) => {
    expect(credentialOf(called(path, method).operation)).toBe(words);
  });
});

describe('fields', () => {
  const answer = fieldsOf({ $ref: '#/components/schemas/SendManyAnswer' }, schemas);

  it('come with the ones that lie in them, by their paths', () => {
    expect(answer.map(({ path, depth }) => `${depth} ${path}`)).toEqual(
      expect.arrayContaining([
        '0 counts',
        '1 counts.accepted',
        '0 results',
        '1 results[].to',
        '2 results[].error.code',
      ]),
    );
  });

  it('say what they hold, and whether they are always there', () => {
    const field = (path: string) => answer.find((each) => each.path === path);
    expect(field('results[].to')).toMatchObject({ type: 'text', isRequired: true });
    expect(field('results[].sendAt')).toMatchObject({ type: 'time', isRequired: false });
    expect(field('next')).toMatchObject({ type: 'object or null' });
    expect(field('results[].error.class')?.type).toContain('"opted-out" or ');
  });

  it('of either of several shapes are all shown', () => {
    const paths = fieldsOf({ $ref: '#/components/schemas/MessagesCancelRequest' }, schemas).map(
      ({ path }) => path,
    );
    expect(paths).toEqual(['sid', 'to', 'campaignId']);
  });

  it.each([
    [{ type: 'integer', minimum: 1, maximum: 5 }, 'whole number (1 to 5)'],
    [{ type: 'string', maxLength: 20 }, 'text (at most 20 characters)'],
    [{ type: 'array', minItems: 1, items: { type: 'string' } }, 'list (at least 1) of text'],
    [{}, 'anything'],
  ])('%j are %s', (schema, words) => {
    expect(typeOf(schema, {})).toBe(words);
  });
});

describe('the example as a command', () => {
  it('has key, body and idempotency key where they are taken', () => {
    expect(curlOf(called('/messages/send'), 'https://x.twil.io').split(' \\\n  ')).toEqual([
      "curl 'https://x.twil.io/messages/send'",
      '-H "Authorization: Bearer $KEY"',
      "-H 'Idempotency-Key: a-new-one-for-every-call'",
      "-H 'Content-Type: application/json'",
      expect.stringMatching(/^-d '\{"to":"\+1/),
    ]);
  });

  it('has the query, and quotes what a shell would read', () => {
    expect(curlOf(called('/messages/show', 'GET'), 'https://x.twil.io')).toMatch(/show\?sid=SM0+1' \\\n/);
    const quoting = called('/messages/send');
    const operation = structuredClone(quoting.operation);
    operation.requestBody!.content['application/json']!.examples = { example: { value: { body: "it's" } } };
    expect(curlOf({ ...quoting, operation }, '')).toContain(`-d '{"body":"it'\\''s"}'`);
  });
});

describe('refusals', () => {
  it('of a route are those that it may answer, with what to do', () => {
    const codes = refusalsOf(writtenDocument, called('/messages/show', 'GET').operation).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(expect.arrayContaining(['not-found', 'unauthorized']));
    expect(codes).not.toContain('quiet-hours');
    expect(
      refusalsOf(writtenDocument).every(({ title, advice }) => title && /^\d{3}[^.]*\. .+\.$/.test(advice)),
    ).toBe(true);
  });
});
