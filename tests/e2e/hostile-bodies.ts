import fc from 'fast-check';

/** A body as it travels, with the type it claims to be. */
export interface HostileBody {
  type: string;
  bytes: Buffer;
}

const names = fc.oneof(
  fc.constantFrom(
    'to',
    'body',
    'recipients',
    'sendAt',
    'sid',
    'request',
    '__proto__',
    'constructor',
    'toString',
    'MessageSid',
    'MessageStatus',
    'To',
    'From',
    'Body',
    'ErrorCode',
    'event_type',
    'sms_sid',
    'link',
    'click_time',
    'c',
    'r',
    'key',
  ),
  fc.string({ maxLength: 10 }),
);

/** Values that have surprised somebody before. */
const oddities = fc.constantFrom<unknown>(
  null,
  true,
  -1,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '+15005550001',
  `SM${'0'.repeat(32)}`,
  'whatsapp:',
  '{{x}}',
  '$' + '{x}',
  '<script>',
  "' OR 1=1 --",
  [],
  {},
  [[]],
  { length: 1e9 },
  { headers: { authorization: 'Bearer x' } },
  { headers: null },
  'x'.repeat(20_000),
);

const value = fc.oneof(oddities, fc.jsonValue(), fc.array(oddities, { maxLength: 5 }));
const object = fc.array(fc.tuple(names, value), { maxLength: 8 }).map((entries) => {
  // By hand: an object would swallow __proto__ and repeated names.
  const members = entries.map(
    ([name, inner]) => `${JSON.stringify(name)}:${JSON.stringify(inner) ?? 'null'}`,
  );
  return `{${members.join(',')}}`;
});

const deep = fc
  .tuple(fc.constantFrom('[', '{"a":'), fc.integer({ min: 2, max: 5_000 }))
  .map(([open, depth]) => `${open.repeat(depth)}1${(open === '[' ? ']' : '}').repeat(depth)}`);

const jsonText = fc.oneof(
  { weight: 8, arbitrary: object },
  { weight: 2, arbitrary: fc.json() },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

const form = fc
  .array(
    fc.tuple(
      names,
      fc.oneof(fc.string({ maxLength: 50 }), fc.constantFrom('+15005550001', '%', '%ff%fe', '[]')),
    ),
    {
      maxLength: 10,
    },
  )
  .map((pairs) => pairs.map(([name, text]) => `${name.replace(/[&=]/g, '')}=${text}`).join('&'));

/** Bodies no honest caller sends: wrong types, deep, long, spoofed, broken, and sometimes nearly right. */
export const hostileBody: fc.Arbitrary<HostileBody> = fc.oneof(
  { weight: 10, arbitrary: jsonText.map((text) => ({ type: 'application/json', bytes: Buffer.from(text) })) },
  {
    weight: 4,
    arbitrary: form.map((text) => ({ type: 'application/x-www-form-urlencoded', bytes: Buffer.from(text) })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('application/json', 'text/plain', 'multipart/form-data', '', 'a/b/c'),
        fc.uint8Array(),
      )
      .map(([type, bytes]) => ({ type, bytes: Buffer.from(bytes) })),
  },
);
