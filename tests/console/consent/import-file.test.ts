import { importFile } from '../../../src/console/pages/consent/import-file';

const lines = (...rows: string[][]) => rows.map((cells, index) => ({ cells, line: index + 1 }));

describe('a file of opt-outs', () => {
  it('is read by the names of its columns, whatever their order', () => {
    expect(
      importFile(lines(['Note', 'TO', 'by', 'state'], ['on the phone', '+14155550101', 'Eve', 'opted-in'])),
    ).toEqual({
      rows: [{ line: 2, to: '+14155550101', state: 'opted-in', at: '', note: 'on the phone' }],
    });
  });

  it('is a list of numbers where its first line is one', () => {
    expect(importFile(lines(['+1 415 555 0101'], ['rcs:+14155550102']))).toMatchObject({
      rows: [
        { line: 1, to: '+1 415 555 0101', state: '' },
        { line: 2, to: 'rcs:+14155550102' },
      ],
    });
  });

  it('loses the apostrophe that keeps a spreadsheet from calculating', () => {
    expect(importFile(lines(['to', 'note'], ["'+1 (415) 5550101", "'=1+1"]))).toMatchObject({
      rows: [{ to: '+1 (415) 5550101', note: '=1+1' }],
    });
  });

  it.each([
    ['nothing', [], 'nothing in it'],
    ['no column for the number', [['phone'], ['+14155550101']], '“to”'],
    ['no rows', [['to']], 'no rows'],
  ])('is refused with %s', (_what, rows, problem) => {
    expect(importFile(lines(...rows))).toEqual({ problem: expect.stringContaining(problem) });
  });
});
