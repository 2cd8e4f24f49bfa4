import { refusal } from '../../cli/campaign/backend';
import { backendAddress } from '../../cli/campaign/backend-address';
import { campaignSettings, previewSettings } from '../../cli/campaign/campaign-settings';
import { type Commands, campaignProgram } from '../../cli/campaign/program';

/** What a command line is understood as. Throws with the line that would be printed. */
async function parse(...words: string[]): Promise<unknown[]> {
  let told: unknown[] = [];
  const note =
    (name: keyof Commands) =>
    async (...args: unknown[]) => {
      told = [name, ...args];
    };
  const names = ['send', 'status', 'pause', 'resume', 'cancel', 'export'] as const;
  const commands = Object.fromEntries(names.map((name) => [name, note(name)])) as unknown as Commands;
  const program = campaignProgram(commands);
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  }
  await program.parseAsync(words, { from: 'user' });
  return told;
}

describe('the command line', () => {
  it('takes everything that a campaign can be told', async () => {
    const words =
      'send p.csv --body Hi --map a=B --map c=d=e --per-second 0.5 --window 09:00-20:00@Europe/Berlin --media http://m/1 ' +
      '--media http://m/2 --encoding latin1 --delimiter tab --quiet-hours hold --dry-run --key k --url http://u';
    expect(await parse(...words.split(' '))).toEqual([
      'send',
      'p.csv',
      {
        body: 'Hi',
        map: { a: 'B', c: 'd=e' },
        perSecond: 0.5,
        window: { start: '09:00', end: '20:00', timeZone: 'Europe/Berlin' },
        media: ['http://m/1', 'http://m/2'],
        encoding: 'windows-1252',
        delimiter: '\t',
        quietHours: 'hold',
        dryRun: true,
        key: 'k',
        url: 'http://u',
      },
    ]);
  });

  it.each([
    [['status'], ['status', undefined, {}]],
    [
      ['status', 'CMP1', '--key', 'k'],
      ['status', 'CMP1', { key: 'k' }],
    ],
    [
      ['pause', 'CMP1'],
      ['pause', 'CMP1', {}],
    ],
    [
      ['cancel', 'CMP1'],
      ['cancel', 'CMP1', {}],
    ],
    [
      ['resume', 'CMP1'],
      ['resume', 'CMP1', undefined, { map: {} }],
    ],
    [
      ['resume', 'CMP1', 'p.csv', '--to-column', 'tel'],
      ['resume', 'CMP1', 'p.csv', { map: {}, toColumn: 'tel' }],
    ],
    [
      ['export', 'CMP1', '--outcome', 'failed'],
      ['export', 'CMP1', { outcome: 'failed' }],
    ],
  ])('takes %j', async (words, told) => {
    expect(await parse(...words)).toEqual(told);
  });

  it.each([
    [['send'], /missing required argument 'file'/],
    [['send', 'p', '--map', 'name'], /<name in the text>=<column>/],
    [['send', 'p', '--window', '9-20'], /It is written 09:00-20:00/],
    [['send', 'p', '--window', '09:00-20:00@Mars'], /Mars is no IANA time zone/],
    [['send', 'p', '--per-second', '0'], /from 0.1 to 10000/],
    [['send', 'p', '--encoding', 'klingon'], /name of an encoding/],
    [['send', 'p', '--delimiter', ';;'], /one character/],
    [['send', 'p', '--quiet-hours', 'maybe'], /Allowed choices are hold, block, ignore/],
    [['sent', 'p'], /unknown command/],
  ])('refuses %j', async (words, message) => {
    await expect(parse(...words)).rejects.toThrow(message);
  });
});

describe('the settings of a campaign', () => {
  it('are named after the file unless told otherwise, and are previewed as they are', () => {
    const settings = campaignSettings('lists/spring sale.csv', {
      body: 'Hi',
      perSecond: 5,
      intent: 'marketing',
    });
    expect(settings).toEqual({
      name: 'spring sale',
      body: 'Hi',
      messageIntent: 'marketing',
      pace: { perSecond: 5 },
    });
    expect(previewSettings(settings)).toEqual({ body: 'Hi', messageIntent: 'marketing', perSecond: 5 });
  });

  it('need something to send', () => {
    expect(() => campaignSettings('a.csv', {})).toThrow('What is to be sent?');
  });
});

describe('the backend', () => {
  const local = { functionsUrl: 'http://localhost:3000', apiKey: 'local' };

  it('is the one that was named, or else the one on this machine', () => {
    const env = { MESSAGING_BACKEND_URL: 'https://b.example/', MESSAGING_BACKEND_KEY: 'env' };
    expect(backendAddress({}, {}, local)).toEqual({ url: 'http://localhost:3000', key: 'local' });
    expect(backendAddress({}, env, local)).toEqual({ url: 'https://b.example', key: 'env' });
    expect(backendAddress({ url: 'http://x', key: 'k' }, env, local)).toEqual({ url: 'http://x', key: 'k' });
  });

  it('does not get the key of another one', () => {
    expect(() => backendAddress({ url: 'https://b.example' }, {}, local)).toThrow(/Give the key/);
    expect(() => backendAddress({}, {}, undefined)).toThrow(/Which backend\?/);
  });

  it('says what is wrong in one line', () => {
    const problem = (body: object) => refusal(400, JSON.stringify(body), '/x?y').message;
    const errors = [{ path: 'body', message: 'is missing' }];
    expect(problem({ detail: 'body: is missing', errors })).toBe('The backend: body: is missing');
    expect(problem({ detail: 'Not so.', errors })).toBe('The backend: Not so. (body: is missing)');
    expect(refusal(502, '<html>', '/x?y').message).toBe('The backend: answered 502 to /x');
  });
});
