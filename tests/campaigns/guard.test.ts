import { alarmingCode } from '../../src/campaigns/guard';

describe('alarmingCode', () => {
  it.each([30007, 30034, 30032, 21610, 30630])('is %d once it makes up a tenth, of ten at least', (code) => {
    expect(alarmingCode({ total: 100, errors: { [code]: 10 } })).toBe(code);
    expect(alarmingCode({ total: 10, errors: { [code]: 10 } })).toBe(code);
    expect(alarmingCode({ total: 101, errors: { [code]: 10 } })).toBeUndefined();
    expect(alarmingCode({ total: 9, errors: { [code]: 9 } })).toBeUndefined();
  });

  it('is any other code once it makes up half, of 25 at least', () => {
    expect(alarmingCode({ total: 50, errors: { 21211: 25 } })).toBe(21211);
    expect(alarmingCode({ total: 51, errors: { 21211: 25 } })).toBeUndefined();
    expect(alarmingCode({ total: 24, errors: { 21211: 24 } })).toBeUndefined();
  });

  it('is found beside codes that are not alarming', () => {
    expect(alarmingCode({ total: 100, errors: { 21211: 30, 30005: 5, 30007: 12 } })).toBe(30007);
    expect(
      alarmingCode({ total: 100, errors: { 21211: 12, 21614: 12, 30005: 12, 30008: 12 } }),
    ).toBeUndefined();
  });

  it('is none where nothing was tried', () => {
    expect(alarmingCode({ total: 0, errors: {} })).toBeUndefined();
  });
});
