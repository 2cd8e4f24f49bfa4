import { inPieces, labelOf, meterOf } from '../../../src/console/pages/compose/meter';

describe('the meter', () => {
  it('counts what GSM-7 has once, and what it has behind an escape twice', () => {
    expect(meterOf('Hi [you]', false)).toEqual({
      segments: 1,
      encoding: 'GSM-7',
      used: 10,
      room: 160,
      costly: [
        { character: '[', kind: 'double' },
        { character: ']', kind: 'double' },
      ],
    });
  });

  it('names the characters that force UCS-2, and what could stand in their place', () => {
    expect(meterOf('It’s 😀 [ready]', false)).toMatchObject({
      encoding: 'UCS-2',
      room: 70,
      costly: [
        { character: '’', kind: 'unicode', suggestion: "'" },
        { character: '😀', kind: 'unicode' },
      ],
    });
  });

  it('measures what smart encoding sends', () => {
    expect(meterOf('It’s', true)).toMatchObject({ encoding: 'GSM-7', costly: [] });
  });

  it('has room for the segments that there are', () => {
    expect(meterOf('x'.repeat(161), false)).toMatchObject({ segments: 2, used: 161, room: 306 });
  });

  it('marks them in the text', () => {
    const { costly } = meterOf('a’’b', false);
    expect(inPieces('a’’b', costly)).toEqual([
      { text: 'a', isCostly: false },
      { text: '’’', isCostly: true },
      { text: 'b', isCostly: false },
    ]);
  });

  it('calls what cannot be seen by its code', () => {
    expect(['’', '\u00a0', '\u200b'].map(labelOf)).toEqual(['’', 'U+00A0', 'U+200B']);
  });
});
