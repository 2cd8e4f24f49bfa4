import { findTarget } from '../../../src/console/pages/messages/find-target';

const sid = `SM${'0a'.repeat(16)}`;

describe('findTarget', () => {
  it.each([
    ['+1 (415) 555-0101', '/messages/with/%2B14155550101'],
    ['001 415 555 0101', '/messages/with/%2B14155550101'],
    ['whatsapp:+14155550101', '/messages/with/whatsapp%3A%2B14155550101'],
    [` ${sid} `, `/messages/${sid}`],
    [sid.toLowerCase(), `/messages/${sid}`],
  ])('leads from "%s" to %s', (written, path) => {
    expect(findTarget(written)).toEqual({ path });
  });

  it.each([
    ['', /Enter/],
    ['SM0a0a', /not complete/],
    ['415 555 0101', /country code/],
    ['Ana', /not a phone number/],
  ])('says what is wrong with "%s"', (written, problem) => {
    expect(findTarget(written)).toEqual({ problem: expect.stringMatching(problem) });
  });
});
