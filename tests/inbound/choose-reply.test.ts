import fc from 'fast-check';
import { chooseReply } from '../../src/inbound/choose-reply';

const replies = {
  help: 'help text',
  keywords: [{ words: ['HOURS', 'OPEN'], reply: 'nine to five' }],
  default: 'thank you',
};
const message = { body: 'Hello', from: '+14155550123', keyword: undefined, optOutType: undefined };

describe('chooseReply', () => {
  it('answers keywords in any case, and everything else with the default', () => {
    expect(chooseReply({ ...message, body: ' hours ' }, replies, 'never')).toBe('nine to five');
    expect(chooseReply(message, replies, 'never')).toBe('thank you');
    expect(chooseReply(message, { help: 'x', keywords: [] }, 'never')).toBeUndefined();
  });

  it('answers HELP only where Twilio does not', () => {
    const help = { ...message, body: 'HELP', keyword: 'HELP' as const };
    expect(chooseReply(help, replies, 'never')).toBeUndefined();
    expect(chooseReply(help, replies, 'when-twilio-does-not')).toBe('help text');
    expect(chooseReply({ ...help, optOutType: 'HELP' }, replies, 'when-twilio-does-not')).toBeUndefined();
  });

  it('never answers STOP or START', () => {
    for (const keyword of ['STOP', 'START'] as const) {
      expect(chooseReply({ ...message, keyword }, replies, 'when-twilio-does-not')).toBeUndefined();
      expect(
        chooseReply({ ...message, optOutType: keyword }, replies, 'when-twilio-does-not'),
      ).toBeUndefined();
    }
  });

  it('never answers machines', () => {
    for (const from of ['12345', 'Brand', '']) {
      expect(chooseReply({ ...message, from }, replies, 'when-twilio-does-not')).toBeUndefined();
    }
  });

  it('says nothing that is not configured', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (body) => {
        expect(['nine to five', 'thank you']).toContain(chooseReply({ ...message, body }, replies, 'never'));
      }),
    );
  });
});
