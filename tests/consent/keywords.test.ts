import fc from 'fast-check';
import { consentKeyword, type ExtraKeywords, keywordForm } from '../../src/consent/keywords';

const longCode = '+14155550100';
const tollFree = '+18885550100';
const words: ExtraKeywords = new Map([
  ['ARRET', { keyword: 'STOP', language: 'fr' }],
  ['ALTA', { keyword: 'START', language: 'es' }],
  ['AYUDA', { keyword: 'HELP', language: 'es' }],
]);

function read(body: string, sender = longCode) {
  return consentKeyword({ body, sender, words });
}

describe('consentKeyword', () => {
  it.each([
    ['STOP', 'STOP'],
    [' stop. ', 'STOP'],
    ['"Unsubscribe!"', 'STOP'],
    ['Stop 🛑❤️', 'STOP'],
    ['optout', 'STOP'],
    ['Yes', 'START'],
    ['unstop', 'START'],
    ['help?', 'HELP'],
    ['INFO', 'HELP'],
  ])('reads %s as Twilio’s %s', (body, keyword) => {
    expect(read(body)).toEqual({ keyword });
  });

  it.each([
    ['arret', 'STOP', 'fr'],
    ['Arrêt !', 'STOP', 'fr'],
    ['arre\u0302t', 'STOP', 'fr'],
    ['¡Alta!', 'START', 'es'],
    ['ayuda', 'HELP', 'es'],
  ])('reads %s as an extra word for %s', (body, keyword, language) => {
    expect(read(body)).toEqual({ keyword, language });
  });

  it.each([
    'stop please',
    "don't stop",
    'yesterday',
    'help me',
    'alta por favor',
    '',
    '!!!',
    'STÖP',
    'STOP\u0301',
  ])('finds none in "%s"', (body) => {
    expect(read(body)).toBeUndefined();
  });

  it('believes Twilio before the text', () => {
    expect(consentKeyword({ body: 'START', optOutType: 'STOP', sender: longCode, words })).toEqual({
      keyword: 'STOP',
    });
    expect(consentKeyword({ body: 'YES', optOutType: 'START', sender: tollFree })).toEqual({
      keyword: 'START',
    });
  });

  it('knows no extra words unless told', () => {
    expect(consentKeyword({ body: 'ARRET', sender: longCode })).toBeUndefined();
  });

  it('lets only START and UNSTOP opt in to a toll-free number', () => {
    expect(read('YES', tollFree)).toBeUndefined();
    expect(read('ALTA', tollFree)).toBeUndefined();
    expect(read('START', tollFree)).toEqual({ keyword: 'START' });
    expect(read('UNSTOP', tollFree)).toEqual({ keyword: 'START' });
    expect(read('STOP', tollFree)).toEqual({ keyword: 'STOP' });
    expect(read('ARRET', tollFree)).toMatchObject({ keyword: 'STOP' });
  });

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (body) => void read(body)));
  });

  it('takes no long time over a text of nothing but punctuation', () => {
    // Of the processor: the machine may be busy with something else.
    const before = process.cpuUsage();
    read(`a${'.'.repeat(40_000)}a`);
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
  });
});

describe('keywordForm', () => {
  it('leaves out case, accents and what is around', () => {
    expect(keywordForm(' «Arrêter»  ')).toBe('ARRETER');
    expect(keywordForm('opening \n hours?')).toBe('OPENING HOURS');
    expect(keywordForm('👍')).toBe('');
  });

  it('is its own form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(keywordForm(keywordForm(text))).toBe(keywordForm(text));
      }),
    );
  });
});
