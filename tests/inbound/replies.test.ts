import { parseReplies } from './parse-replies';

const language = { help: 'help text', keywords: [] };
const file = { defaultLanguage: 'en', languages: { en: language } };

function parse(changes: object) {
  return parseReplies(JSON.stringify({ ...file, ...changes }));
}

/** A file whose one language has these fields besides. */
function parseLanguage(fields: object) {
  return parse({ languages: { en: { ...language, ...fields } } });
}

describe('parseReplies', () => {
  it('takes a text, a message with media, or up to ten of them', () => {
    const withMedia = { body: 'Look', mediaUrls: ['https://example.com/a.jpg'] };
    const { en } = parseLanguage({ default: ['One', withMedia], optIn: withMedia }).languages;
    expect(en).toMatchObject({
      help: [{ body: 'help text', mediaUrls: [] }],
      optIn: [withMedia],
      default: [{ body: 'One', mediaUrls: [] }, withMedia],
    });
    expect(parseLanguage({ default: Array(10).fill('x') }).languages.en?.default).toHaveLength(10);
  });

  it('finds every word in the form it is compared by', () => {
    const replies = parse({
      languages: {
        en: { ...language, keywords: [{ words: ['hours', 'Opening times'], reply: 'nine' }] },
        fr: { ...language, keywords: [], stopWords: ['Arrêt'], helpWords: ['aide'] },
      },
    });
    expect([...replies.keywordReplies.keys()]).toEqual(['HOURS', 'OPENING TIMES']);
    expect([...replies.consentWords]).toEqual([
      ['ARRET', { keyword: 'STOP', language: 'fr' }],
      ['AIDE', { keyword: 'HELP', language: 'fr' }],
    ]);
  });

  it.each([
    [{ help: undefined }, 'languages.en.help'],
    [{ help: '' }, 'languages.en.help.0.body'],
    [{ help: 'x'.repeat(1_601) }, 'languages.en.help.0.body'],
    [{ help: 'bell \u0007' }, 'languages.en.help.0.body: has a character that no XML can hold'],
    [{ help: 7 }, 'languages.en.help.0'],
    [{ default: [] }, 'languages.en.default'],
    [{ default: Array(11).fill('x') }, 'languages.en.default'],
    [
      { optIn: { body: 'x', mediaUrls: ['file:///etc/passwd'] } },
      'languages.en.optIn.0.mediaUrls.0: must be',
    ],
    [{ optOut: { body: 'x', media: [] } }, 'languages.en.optOut.0'],
    [{ keywords: [{ words: ['👍'], reply: 'x' }] }, 'languages.en.keywords.0.words.0: must have a letter'],
    [{ goodbye: 'x' }, 'languages.en'],
  ])('refuses %j', (fields, problem) => {
    expect(() => parseLanguage(fields)).toThrow(`replies.private.json: ${problem}`);
  });

  it.each([
    [{ defaultLanguage: 'de' }, 'defaultLanguage: there is no language de'],
    [{ defaultLanguage: 'toString' }, 'defaultLanguage: there is no language toString'],
    [{ countries: { MX: 'es' } }, 'countries.MX: there is no language es'],
    [{ countries: { Mexico: 'en' } }, 'countries.Mexico'],
    [{ languages: { English: language } }, 'languages.English'],
    [
      { businessHours: { timeZone: 'Mars/Olympus', hours: {} } },
      'businessHours.timeZone: must be an IANA time zone',
    ],
  ])('refuses %j', (changes, problem) => {
    expect(() => parse(changes)).toThrow(`replies.private.json: ${problem}`);
  });

  it('refuses a word that is there twice, in any case and any language', () => {
    const es = { ...language, stopWords: ['Menú'] };
    const en = { ...language, keywords: [{ words: ['menu'], reply: 'x' }] };
    expect(() => parse({ languages: { en, es } })).toThrow('languages.es.stopWords: Menú is there twice');
    expect(() => parseLanguage({ stopWords: ['OUT'], startWords: ['out'] })).toThrow('out is there twice');
  });

  it('refuses to give Twilio’s own words another meaning', () => {
    expect(() => parseLanguage({ keywords: [{ words: ['Yes'], reply: 'x' }] })).toThrow(
      "languages.en.keywords.0.words: Yes is Twilio's word for START",
    );
    expect(() => parseLanguage({ startWords: ['info'] })).toThrow("info is Twilio's word for HELP");
    expect(() => parseLanguage({ stopWords: ['STOP', 'QUIT'] })).not.toThrow();
  });

  it('tells all that is wrong at once', () => {
    expect(() => parse({ defaultLanguage: 'de', countries: { MX: 'es' } })).toThrow(
      /defaultLanguage.*; countries\.MX/,
    );
  });

  it('refuses what is not JSON', () => {
    expect(() => parseReplies('{')).toThrow('replies.private.json is not JSON.');
  });
});
