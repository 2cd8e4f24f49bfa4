import { inboundParameters } from '../../src/inbound/inbound-parameters';

const bytesOf = (parameters: object) => Buffer.byteLength(JSON.stringify(parameters));
const fields = (count: number, text: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`Field${n}`, text]));

describe('inboundParameters', () => {
  it('keeps everything as text, whatever it was', () => {
    const message = {
      Body: 'Hi',
      Tags: ['a', 'b'],
      Data: { x: 1 },
      Count: 2,
      Nothing: null,
      Missing: undefined,
    };
    expect(inboundParameters(message)).toEqual({
      Body: 'Hi',
      Tags: 'a, b',
      Data: '{"x":1}',
      Count: '2',
      Nothing: 'null',
    });
  });

  it('cuts what is too long for a record, and says so', () => {
    const { Body = '', From } = inboundParameters({ Body: 'é'.repeat(9_000), From: '+14155550101' });
    expect(Body).toMatch(/^é{3999}…$/);
    expect(From).toBe('+14155550101');
  });

  it('cuts between characters, also where one takes four bytes', () => {
    const { Body = '' } = inboundParameters({ Body: '😀'.repeat(4_096) });
    expect(Body).toMatch(/^(😀){1999}…$/u);
  });

  it('cuts more where much is long', () => {
    const kept = inboundParameters(fields(20, 'x'.repeat(4_000)));
    expect(Object.keys(kept)).toHaveLength(20);
    expect(kept.Field19).toMatch(/^x{399}…$/);
  });

  it('leaves out the last ones only where there are too many', () => {
    const kept = inboundParameters(fields(1_000, '"'.repeat(60)));
    expect(bytesOf(kept)).toBeLessThanOrEqual(14_000);
    expect(Object.keys(kept).length).toBeGreaterThan(50);
    expect(Object.keys(kept)).toEqual(Object.keys(fields(Object.keys(kept).length, '')));
  });
});
