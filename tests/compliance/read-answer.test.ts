import { readAnswer } from '../../src/compliance/read-answer';

const of = (entry: object) => readAnswer([{ correlation_id: 'a', ...entry }]).get('a');

describe("Twilio's answer to a batch", () => {
  it('says which items were accepted', () => {
    expect(of({ error_code: 0, error_messages: [] })).toEqual({ outcome: 'accepted' });
    expect(of({ error_code: 0 })).toEqual({ outcome: 'accepted' });
  });

  it('says which were not, and why', () => {
    expect(of({ error_code: 30647, error_messages: ['INVALID_ZIP_CODE'] })).toMatchObject({
      outcome: 'rejected',
      error: { code: 30647, class: 'request' },
      faults: ['INVALID_ZIP_CODE'],
    });
    expect(of({ error_code: 99999 })).toMatchObject({ outcome: 'rejected', error: { class: 'unknown' } });
  });

  it("leaves open what Twilio's own failure has kept from being stored", () => {
    expect(of({ error_code: 30646, error_messages: ['INTERNAL_SERVER_ERROR'] })).toEqual({
      outcome: 'unknown',
    });
  });

  it.each([[undefined], [{}], [[null, 'text', { error_code: 0 }, { correlation_id: 'a' }]]])(
    'says nothing where it cannot be read: %j',
    (entries) => {
      expect(readAnswer(entries).size).toBe(0);
    },
  );
});
