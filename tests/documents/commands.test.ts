import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startEmulator } from '../../emulator';
import { type Emulator, projectDir } from '../../emulator/stack';
import { copyCheckout } from './checkout';
import { type Block, type Document, documents } from './markdown';
import { Reader } from './reader';
import { Shell } from './shell';
import { differencesOfForm, linesNotPrinted } from './shown';

/** What the documents show and no test can run, with the reason. */
const notRun: Record<string, string> = {
  'npm ci': 'It installs what the tests already stand on.',
  'npm test': 'It is run by whoever runs this.',
  'npm run test:trials': 'It runs this test.',
  'npm run test:browser': 'It needs Chromium, and runs by itself.',
  'npm run format': 'It would write into the checkout, of which the lint says whether it is right.',
};

jest.setTimeout(180_000);

const dir = copyCheckout();
const inDir = { PATH: process.env.PATH, HOME: dir };
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const isRun = (block: Block, where: string) => block.language === 'sh' && block.settings.run === where;
const thoseWith = (where: string) =>
  documents.filter(({ blocks }) => blocks.some((each) => isRun(each, where)));

/** Runs a document's blocks of one kind in order, and holds what it shows of their output against the output. */
async function follow({ file, blocks }: Document, where: string, run: (text: string) => Promise<string>) {
  let printed: string | undefined;
  for (const block of blocks) {
    const at = `${file}:${block.line}`;
    if (block.language === 'sh') {
      printed = isRun(block, where) ? await run(block.text) : undefined;
    } else if (printed !== undefined && block.language === 'json') {
      const [shown, answered] = [JSON.parse(block.text), JSON.parse(printed)];
      const differences = differencesOfForm(shown, answered);
      expect({ at, differences }).toEqual({ at, differences: [] });
      if (block.settings.values === 'same') expect({ at, answered }).toEqual({ at, answered: shown });
    } else if (printed !== undefined && block.language === 'text' && !block.settings.from) {
      expect({ at, notPrinted: linesNotPrinted(block.text, printed) }).toEqual({ at, notPrinted: [] });
    }
  }
}

test('every command in a document says where it can be run, or is one that cannot', () => {
  const commands = documents.flatMap(({ file, blocks }) =>
    blocks
      .filter(({ language, settings }) => language === 'sh' && !settings.run)
      .flatMap(({ line, text }) =>
        text
          .trim()
          .split('\n')
          .map((command) => ({ at: `${file}:${line}`, command: command.replace(/ +#.*/, '') })),
      ),
  );
  expect(commands.filter(({ command }) => !(command in notRun))).toEqual([]);
  const shown = commands.map(({ command }) => command);
  expect(Object.keys(notRun).filter((command) => !shown.includes(command))).toEqual([]);
});

test('every answer that is shown is one that a command gets', () => {
  const others = documents.flatMap(({ file, blocks }) =>
    blocks
      .filter(({ language }, index) => language === 'json' && !blocks[index - 1]?.settings.run)
      .map(({ line }) => `${file}:${line}`),
  );
  expect(others).toEqual([]);
});

test('what a document quotes from a file is there', async () => {
  for (const { file, blocks } of documents) {
    for (const { line, settings, text } of blocks) {
      if (!settings.from) continue;
      const source = await readFile(path.join(projectDir, settings.from), 'utf8');
      expect({ at: `${file}:${line}`, isThere: source.includes(text) }).toEqual({
        at: `${file}:${line}`,
        isThere: true,
      });
    }
  }
});

describe('on a developer’s machine', () => {
  let server: Shell;
  let stack: { functionsUrl: string; emulatorUrl: string };
  let printed: string;

  beforeAll(async () => {
    server = new Shell(dir, { ...inDir, PORT: '0', EMULATOR_PORT: '0' });
    const [start] = documents.flatMap(({ blocks }) => blocks.filter((block) => isRun(block, 'start')));
    printed = await server.start(start?.text ?? '', 'Ctrl-C to stop');
    stack = JSON.parse(await readFile(path.join(dir, '.local/stack.json'), 'utf8'));
  });
  afterAll(() => server.close());

  it.each(thoseWith('start'))('$file tells how the stack is started', (document) =>
    follow(document, 'start', async () => printed),
  );

  it.each(thoseWith('local'))('the commands of $file do what it says', async (document) => {
    await fetch(`${stack.emulatorUrl}/_emulator/reset`, { method: 'POST' });
    const shell = new Shell(dir, inDir);
    try {
      await follow(document, 'local', (text) =>
        shell.run(
          // At once: the port that is put in for one may begin with the other.
          text.replace(/http:\/\/localhost:(3000|4010)\b/g, (_, port) =>
            port === '3000' ? stack.functionsUrl : stack.emulatorUrl,
          ),
        ),
      );
    } finally {
      await shell.close();
    }
  });
});

describe('with an account', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
    emulator.reset(true);
  });
  afterEach(() => emulator.close());

  it.each(thoseWith('account'))('the commands of $file do what it says', async (document) => {
    const reader = new Reader(dir, emulator, inDir);
    try {
      await follow(document, 'account', (text) => reader.run(text));
    } finally {
      await reader.close();
    }
  });
});
