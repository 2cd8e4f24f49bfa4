import { TwilioRefusal } from '../../emulator/errors';
import type { ApiAnswer, ApiRequest, Exchange, Operation, Product } from '../../emulator/operation';
import { type OpenApiOperation, openApiDocument } from './openapi/document';
import { OperationCheck } from './openapi/operation-check';
import { createOracle } from './oracle';

const ACCOUNT = `AC${'0'.repeat(32)}`;
const SERVICE = `MG${'0'.repeat(32)}`;
const MESSAGES = '/2010-04-01/Accounts/{AccountSid}/Messages.json';
const MESSAGE = {
  sid: `SM${'1'.repeat(32)}`,
  status: 'queued',
  to: '+15558675310',
  error_code: null,
  date_created: 'Thu, 24 Aug 2023 05:01:45 +0000',
};

const oracle = createOracle();

function exchange(
  given: {
    product?: Product;
    method?: Operation['method'];
    path?: string;
    pathParameters?: Record<string, string>;
    parameters?: string;
    headers?: ApiRequest['headers'];
  },
  answer: ApiAnswer,
): Exchange {
  const { product = 'api', method = 'POST', path = MESSAGES } = given;
  return {
    operation: { product, method, path, accepts: [], handle: () => answer },
    product,
    request: {
      method,
      path,
      pathParameters: given.pathParameters ?? { AccountSid: ACCOUNT },
      parameters: new URLSearchParams(given.parameters ?? 'To=%2B15558675310&Body=Hi'),
      headers: given.headers ?? {},
    },
    answer,
    startedAt: 0,
    durationMs: 1,
  };
}

const created = (body: object = MESSAGE): ApiAnswer => ({ status: 201, body });

describe('a documented exchange', () => {
  it('has no problems', () => {
    expect(oracle.check(exchange({}, created()))).toEqual([]);
  });

  it('may repeat the key of an array, and send numbers, booleans and times as text', () => {
    const parameters = new URLSearchParams({
      To: 'whatsapp:+15558675310',
      MessagingServiceSid: SERVICE,
      ValidityPeriod: '60',
      ShortenUrls: 'true',
      ScheduleType: 'fixed',
      SendAt: '2026-11-22T10:00:00Z',
      MessageIntent: 'otp',
      StatusCallback: 'https://example.com/status?c=1#rc=3',
    });
    parameters.append('MediaUrl', 'https://example.com/1.png');
    parameters.append('MediaUrl', 'https://example.com/2.png');
    expect(oracle.check(exchange({ parameters: `${parameters}` }, created()))).toEqual([]);
  });

  it.each(['sync', 'accounts', 'api', 'messaging'] as const)('is what every example of %s is', (product) => {
    // What the examples carry although Twilio's own schemas do not have it.
    const slips = /tags|subresource_uris|sending_windows|num_pages|last_page_uri|total|_application_sid/;
    const ours = /\/Messages|\/IncomingPhoneNumbers(\/\{Sid\})?\.json|\/v1\/(?!.*a2p)/;
    const problems: string[] = [];
    let examples = 0;
    for (const [path, item] of Object.entries(openApiDocument(product).paths)) {
      for (const operation of Object.values(item).filter(isOperation)) {
        if (!ours.test(path)) continue;
        const check = new OperationCheck(product, operation);
        for (const [status, { content }] of Object.entries(operation.responses)) {
          for (const { value } of Object.values(content?.['application/json']?.examples ?? {})) {
            examples += 1;
            problems.push(...check.checkAnswer({ status: Number(status), body: value }));
          }
        }
      }
    }
    expect(problems.filter((problem) => !slips.test(problem))).toEqual([]);
    expect(examples).toBeGreaterThan(10);
  });
});

describe('the oracle reports', () => {
  const cases: [string, Exchange, RegExp][] = [
    [
      'an operation Twilio does not have',
      exchange({ path: '/2010-04-01/Accounts/{AccountSid}/Telegrams.json' }, created()),
      /not documented by Twilio/,
    ],
    [
      'a method Twilio does not have',
      exchange({ method: 'DELETE' }, { status: 204 }),
      /not documented by Twilio/,
    ],
    [
      'an unknown parameter',
      exchange({ parameters: 'To=%2B15558675310&Tags=x' }, created()),
      /request: Tags is not documented/,
    ],
    [
      'a value outside an enumeration',
      exchange({ parameters: 'To=%2B15558675310&MessageIntent=spam' }, created()),
      /MessageIntent must be one of otp/,
    ],
    ['a missing parameter', exchange({ parameters: 'Body=Hi' }, created()), /required property 'To'/],
    [
      'a number that is not one',
      exchange({ parameters: 'To=%2B15558675310&ValidityPeriod=soon' }, created()),
      /ValidityPeriod must be integer/,
    ],
    [
      'a single value given twice',
      exchange({ parameters: 'To=%2B15558675310&Body=a&Body=b' }, created()),
      /Body must be string/,
    ],
    [
      'a SID of another kind in the path',
      exchange({ pathParameters: { AccountSid: SERVICE } }, created()),
      /AccountSid must match pattern/,
    ],
    [
      'a number that is no phone number',
      exchange({ parameters: 'To=%2B0' }, created()),
      /To must match format "phone-number"/,
    ],
    ['an undocumented status', exchange({}, { status: 200, body: MESSAGE }), /status 200 is not documented/],
    [
      'an undocumented property',
      exchange({}, created({ ...MESSAGE, tags: {} })),
      /answer: tags is not documented/,
    ],
    ['a status outside the enumeration', exchange({}, created({ status: 'lost' })), /status must be one of/],
    [
      'a time in the wrong form',
      exchange({}, created({ date_created: '2023-08-24T05:01:45Z' })),
      /date_created must match format "date-time-rfc-2822"/,
    ],
    [
      'a time on the wrong day of the week',
      exchange({}, created({ date_created: 'Mon, 24 Aug 2023 05:01:45 +0000' })),
      /date_created must match format/,
    ],
    [
      'a number where Twilio has text',
      exchange({}, created({ num_segments: 1 })),
      /num_segments must be string/,
    ],
    [
      'If-Match where it means nothing',
      exchange({ headers: { 'if-match': '1' } }, created()),
      /If-Match is not documented/,
    ],
    [
      'a refusal in another shape',
      exchange({}, { status: 400, body: { error: 'no' } }),
      /error is not part of an error/,
    ],
    [
      'a refusal that states another status',
      exchange({}, { ...new TwilioRefusal(400, 21211, 'Invalid To').toAnswer(), status: 404 }),
      /status 400 must be that of the answer, 404/,
    ],
    [
      'wrong parameters of a request that was throttled',
      exchange({ parameters: 'Body=Hi' }, new TwilioRefusal(429, 20429, 'Too Many Requests').toAnswer()),
      /required property 'To'/,
    ],
  ];

  it.each(cases)('%s', (_title, given, expected) => {
    expect(oracle.check(given).join('\n')).toMatch(expected);
  });

  it('nothing about a bad request that was refused', () => {
    const refusal = new TwilioRefusal(400, 21604, "A 'To' phone number is required.").toAnswer();
    expect(oracle.check(exchange({ parameters: 'Body=Hi' }, refusal))).toEqual([]);
  });

  it('nothing about what the emulator says it does not do', () => {
    expect(oracle.check(exchange({}, { status: 501, body: { error: 'not emulated' } }))).toEqual([]);
  });
});

it('a watch collects each kind of problem once, and stops', () => {
  const listeners = new Set<(exchange: Exchange) => void>();
  const watch = oracle.watch({
    onExchange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const bad = exchange({}, created({ ...MESSAGE, tags: {} }));
  for (const each of [bad, bad, exchange({}, created())]) {
    for (const listener of listeners) listener(each);
  }
  expect(watch.problems).toEqual([`api POST ${MESSAGES} -> 201: answer: tags is not documented`]);
  expect(watch.checked).toBe(3);
  watch.stop();
  expect(listeners.size).toBe(0);
});

function isOperation(value: unknown): value is OpenApiOperation {
  return typeof value === 'object' && value !== null && 'operationId' in value;
}
