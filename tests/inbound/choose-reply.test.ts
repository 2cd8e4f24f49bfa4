import fc from 'fast-check';
import { consentKeyword } from '../../src/consent/keywords';
import { answersAnybody, chooseReply, resolveLanguage, type Situation } from '../../src/inbound/choose-reply';
import { parseReplies } from './parse-replies';

const file = {
  defaultLanguage: 'en',
  countries: { MX: 'es' },
  languages: {
    en: {
      help: 'help text',
      optIn: 'welcome back',
      optOut: 'good bye',
      keywords: [{ words: ['HOURS', 'OPEN'], reply: ['nine to five', 'and by phone'] }],
      default: 'thank you',
    },
    es: {
      help: 'ayuda',
      optOut: 'adiós',
      keywords: [{ words: ['HORARIO'], reply: 'de nueve a cinco' }],
      stopWords: ['BAJA'],
      startWords: ['ALTA'],
      helpWords: ['AYUDA'],
    },
  },
};
const replies = parseReplies(JSON.stringify(file));
const situation: Situation = {
  body: 'Hello',
  from: '+14155550123',
  changesConsent: true,
  language: 'en',
  helpReply: 'when-twilio-does-not',
  now: Date.UTC(2026, 10, 21, 12),
};

/** What is said to a message that is taken as the webhook takes it. */
function said(changes: Partial<Situation>, configured = replies): string[] {
  const body = changes.body ?? situation.body;
  const { consentWords } = configured;
  const consentWord = consentKeyword({
    body,
    optOutType: changes.optOutType,
    sender: '+14155550100',
    words: consentWords,
  });
  const language = resolveLanguage({ keywordLanguage: consentWord?.language }, configured);
  return chooseReply({ ...situation, consentWord, language, ...changes }, configured).map((one) => one.body);
}

describe('chooseReply', () => {
  it('answers keywords, whatever the language of the rest', () => {
    expect(said({ body: ' hours ' })).toEqual(['nine to five', 'and by phone']);
    expect(said({ body: 'Open?', language: 'es' })).toEqual(['nine to five', 'and by phone']);
    expect(said({ body: 'horario' })).toEqual(['de nueve a cinco']);
  });

  it('answers everything else with the default, if there is one', () => {
    expect(said({})).toEqual(['thank you']);
    expect(said({ body: '' })).toEqual(['thank you']);
    const silent = parseReplies(
      JSON.stringify({ ...file, countries: {}, languages: { en: { help: 'x', keywords: [] } } }),
    );
    expect(said({}, silent)).toEqual([]);
  });

  it('answers HELP only where Twilio does not, in the language of the word', () => {
    expect(said({ body: 'HELP' })).toEqual(['help text']);
    expect(said({ body: 'HELP', language: 'es' })).toEqual(['ayuda']);
    expect(said({ body: 'ayuda' })).toEqual(['ayuda']);
    expect(said({ body: 'HELP', helpReply: 'never' })).toEqual([]);
  });

  it('never confirms what Twilio confirms', () => {
    for (const body of ['STOP', 'unsubscribe', 'START', 'Yes']) expect(said({ body })).toEqual([]);
  });

  it('confirms an extra word, once and in its language', () => {
    expect(said({ body: 'Baja' })).toEqual(['adiós']);
    expect(said({ body: 'Baja', changesConsent: false })).toEqual([]);
    expect(said({ body: 'Alta' })).toEqual(['welcome back']);
    expect(said({ body: 'Alta', changesConsent: false })).toEqual([]);
  });

  it('confirms a clear revocation once, and says nothing to a doubtful one', () => {
    expect(said({ body: 'please leave me alone', revocation: 'clear' })).toEqual(['good bye']);
    expect(said({ body: 'please leave me alone', revocation: 'clear', changesConsent: false })).toEqual([]);
    expect(said({ body: 'hours', revocation: 'doubtful' })).toEqual([]);
  });

  it('says nothing where Twilio has replied', () => {
    for (const optOutType of ['STOP', 'START', 'HELP'] as const) {
      for (const body of ['Baja', 'hours', 'HELP', 'x']) expect(said({ body, optOutType })).toEqual([]);
    }
  });

  it('never answers machines', () => {
    for (const from of ['12345', 'Brand', '', 'rcs:brand_agent']) {
      for (const body of ['HELP', 'Baja', 'hours', 'x']) expect(said({ body, from })).toEqual([]);
    }
    expect(said({ from: 'whatsapp:+14155550123' })).toEqual(['thank you']);
    expect(said({ from: 'messenger:1234' })).toEqual(['thank you']);
  });

  it('says that nobody is there in place of the default only', () => {
    const businessHours = { timeZone: 'UTC', hours: { monday: [['09:00', '17:00']] } };
    const { en, es } = file.languages;
    const languages = { en: { ...en, outOfHours: 'until Monday' }, es };
    const closed = parseReplies(JSON.stringify({ ...file, languages, businessHours }));
    const monday = Date.UTC(2026, 10, 23, 12);
    expect(said({}, closed)).toEqual(['until Monday']);
    expect(said({ language: 'es' }, closed)).toEqual(['until Monday']);
    expect(said({ now: monday }, closed)).toEqual(['thank you']);
    expect(said({ body: 'HELP' }, closed)).toEqual(['help text']);
    expect(said({ body: 'hours' }, closed)).toEqual(['nine to five', 'and by phone']);
    expect(said({ body: 'Baja' }, closed)).toEqual(['adiós']);
    expect(said({}, parseReplies(JSON.stringify({ ...file, businessHours })))).toEqual(['thank you']);
  });

  it('says nothing that is not configured, whatever is written', () => {
    const configured = ['help text', 'ayuda', 'welcome back', 'good bye', 'adiós', 'thank you'];
    configured.push('nine to five', 'and by phone', 'de nueve a cinco');
    const word = fc.constantFrom(
      'stop',
      'YES',
      'Help',
      'bája',
      'alta',
      'AYUDA',
      'hours',
      'horario',
      '__proto__',
    );
    const noise = fc.string({ unit: 'binary', maxLength: 20 });
    const body = fc.oneof(
      noise,
      fc.string({ unit: 'grapheme' }),
      fc.tuple(noise, word, noise).map((parts) => parts.join('')),
      fc
        .tuple(fc.constantFrom('', ' ', '¡', '❤️'), word, fc.constantFrom('', '!', ' 👍🏽', '\n'))
        .map((parts) => parts.join('')),
    );
    const changes = fc.record({
      body,
      language: fc.constantFrom('en', 'es', 'de', 'constructor'),
      revocation: fc.constantFrom(undefined, 'clear' as const, 'doubtful' as const),
      changesConsent: fc.boolean(),
      helpReply: fc.constantFrom('never' as const, 'when-twilio-does-not' as const),
    });
    const unknown = new Set<string>();
    fc.assert(
      fc.property(changes, (change) => {
        for (const text of said(change)) if (!configured.includes(text)) unknown.add(text);
        return unknown.size === 0;
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('answersAnybody', () => {
  const answers = (changes: Partial<Situation>) => answersAnybody({ ...situation, ...changes });

  it('lets help and confirmations go to those who are out, and nothing else', () => {
    for (const keyword of ['STOP', 'START', 'HELP'] as const) {
      expect(answers({ consentWord: { keyword } })).toBe(true);
    }
    expect(answers({ revocation: 'clear' })).toBe(true);
    expect(answers({ body: 'hours' })).toBe(false);
    expect(answers({ body: 'Hello' })).toBe(false);
  });
});

describe('resolveLanguage', () => {
  it('goes by the keyword, then by the country, then by default', () => {
    expect(resolveLanguage({ keywordLanguage: 'en', country: 'MX' }, replies)).toBe('en');
    expect(resolveLanguage({ country: 'MX' }, replies)).toBe('es');
    expect(resolveLanguage({ country: 'DE' }, replies)).toBe('en');
    expect(resolveLanguage({}, replies)).toBe('en');
  });

  it('does not find what objects inherit', () => {
    expect(resolveLanguage({ country: 'constructor' }, replies)).toBe('en');
  });
});
