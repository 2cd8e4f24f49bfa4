import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ListedCampaign, ShownCampaign } from '../../cli/campaign/campaign';
import { localStack } from './local-stack';

const world = localStack();
const cli = path.join(__dirname, '../../cli/campaign.ts');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'campaign-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

function start(...words: string[]): { child: ChildProcess; ended: Promise<Ended>; output: () => string } {
  const { functionsUrl, apiKey } = world.stack();
  const child = spawn(process.execPath, ['--import', 'tsx', cli, ...words], {
    env: { ...process.env, MESSAGING_BACKEND_URL: functionsUrl, MESSAGING_BACKEND_KEY: apiKey },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([exitCode]) => ({ exitCode, stdout, stderr }));
  return { child, ended, output: () => stdout };
}

const run = (...words: string[]) => start(...words).ended;

const file = (name: string, content: string) => {
  const to = path.join(folder, name);
  writeFileSync(to, content);
  return to;
};

const peopleFile = (name: string, count: number) =>
  file(
    name,
    `Name,Phone\n${Array.from({ length: count }, (_, i) => `Person ${i},+1415${2_000_000 + i}\n`).join('')}`,
  );

const sent = async () => {
  const { messages } = await world.control<{ messages: { to: string; body: string }[] }>(
    'messages?limit=10000',
  );
  return messages;
};

const idIn = (text: string) => /CMP[0-9a-z]+/.exec(text)?.[0] ?? '';

describe('npm run campaign', () => {
  it('previews a file without sending anything', async () => {
    const list = path.join(__dirname, '../../examples/recipients.csv');
    const { exitCode, stdout } = await run('send', list, '--body', 'Hi {{firstName|there}}', '--dry-run');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('column "phone"');
    expect(stdout).toMatch(/rows +300\n.*to be sent +287\n.*invalid +7 .*\n.*duplicates +6/);
    expect(await sent()).toEqual([]);
    expect((await world.get<{ campaigns: [] }>('/campaigns/list')).body.campaigns).toEqual([]);
  });

  it('sends to everybody in a file as a spreadsheet writes it, once, and says what became of each', async () => {
    const list = file(
      'spring sale.csv',
      'Vorname;Telefon\r\nAna;+1 (415) 555-0101\r\nBen;nonsense\r\nAnna;001 415 555 0101\r\nCleo;+14155550103\r\n',
    );
    const results = path.join(folder, 'results.csv');
    const words = ['send', list, '--body', 'Hi {{name}}', '--map', 'name=Vorname', '--yes'];
    const first = await run(...words, '--results', results);
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(first.stdout).toContain('spring sale: completed');
    const texts = (await sent()).map(({ to, body }) => `${to} ${body}`).sort();
    expect(texts).toEqual(['+14155550101 Hi Ana', '+14155550103 Hi Cleo']);
    const rows = readFileSync(results, 'utf8').trimEnd().split('\r\n');
    expect(rows.map((row) => row.split(',').slice(0, 4))).toEqual([
      ['row', 'index', 'to', 'outcome'],
      ['1', '0', '+14155550101', 'accepted'],
      ['2', '1', 'nonsense', 'invalid'],
      ['3', '2', '+14155550101', 'duplicate'],
      ['4', '3', '+14155550103', 'accepted'],
    ]);

    const again = await run(...words);
    expect(again.exitCode).toBe(0);
    expect(idIn(again.stdout)).toBe(idIn(first.stdout));
    expect(await sent()).toHaveLength(2);

    const id = idIn(first.stdout);
    expect((await run('status', id)).stdout).toContain('spring sale: completed');
    expect((await run('status')).stdout).toMatch(new RegExp(`${id} +completed .* 4 +spring sale`));
    expect((await run('export', id, '--outcome', 'invalid')).stdout.trimEnd().split('\r\n')).toHaveLength(2);
    expect(await run('resume', id)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('completed already'),
    });
  });

  it('is paused by Ctrl-C and goes on where it was', async () => {
    // Their processes would keep the pause waiting.
    await world.control('faults', { callbacks: { lose: 1 } });
    const list = peopleFile('paused.csv', 60);
    const { child, ended, output } = start('send', list, '--body', 'Hi', '--per-second', '6', '--yes');
    while (!output().includes('Uploading') || (await sent()).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    child.kill('SIGINT');
    const { exitCode, stdout } = await ended;
    const id = idIn(stdout);
    expect(exitCode).toBe(130);
    expect(stdout).toContain(`npm run campaign -- resume ${id}`);
    const shown = async () => (await world.get<ShownCampaign>(`/campaigns/show?id=${id}`)).body;
    expect(await shown()).toMatchObject({ state: 'paused', pausedBecause: { by: 'operator' } });

    const resumed = await run('resume', id);
    expect(resumed).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await shown()).counts).toMatchObject({ total: 60, accepted: 60, pending: 0 });
    expect(new Set((await sent()).map(({ to }) => to)).size).toBe(60);
    expect(await sent()).toHaveLength(60);
  });

  it('goes on with an upload that was interrupted, and not without its file', async () => {
    const list = peopleFile('interrupted.csv', 30);
    const recipients = Array.from({ length: 12 }, (_, i) => ({
      to: `+1415${2_000_000 + i}`,
      variables: { name: `Person ${i}` },
    }));
    const { body } = await world.post<{ id: string }>('/campaigns/create', {
      name: 'interrupted',
      body: 'Hi {{name}}',
      recipients,
    });
    expect(await run('resume', body.id)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('has 12 rows. Give its file'),
    });
    expect(await sent()).toEqual([]);
    expect(await run('resume', body.id, list)).toMatchObject({ exitCode: 0, stderr: '' });
    const texts = new Set((await sent()).map(({ to, body: text }) => `${to} ${text}`));
    expect(texts.size).toBe(30);
    expect(texts).toContain('+14152000029 Hi Person 29');
  });

  it('can be canceled, and asks before it sends', async () => {
    const list = peopleFile('canceled.csv', 3);
    const unasked = await run('send', list, '--body', 'Hi');
    expect(unasked).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('--yes') });
    const { campaigns } = (await world.get<{ campaigns: ListedCampaign[] }>('/campaigns/list')).body;
    expect(campaigns).toEqual([]);
    const { body } = await world.post<{ id: string }>('/campaigns/create', {
      name: 'canceled',
      body: 'Hi',
      recipients: ['+14155550101'],
    });
    expect((await run('cancel', body.id)).stdout).toContain('is canceled');
    expect(await run('resume', body.id, list)).toMatchObject({ exitCode: 1 });
    expect(await sent()).toEqual([]);
  });

  it('says before sending that every message would fail, and sends all the same where that is wanted', async () => {
    // A process knows for a minute how ready the account is.
    world.stack().gateway.killAll();
    await world.control('compliance', { usA2p: 'none', tollFree: 'none' });
    const words = ['send', peopleFile('hopeless.csv', 3), '--body', 'Hi', '--yes'];
    const refused = await run(...words);
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('Every message would fail'),
    });
    expect(refused.stdout).toMatch(/Before sending\n.* 3 messages \(US\): The long codes/);
    expect(await sent()).toEqual([]);
    expect(await run(...words, '--ignore-preflight')).toMatchObject({ exitCode: 0 });
    expect(await sent()).toHaveLength(3);
    world.stack().gateway.killAll();
  });

  it.each([
    [
      'a file that is not there',
      ['send', 'nowhere.csv', '--body', 'Hi', '--dry-run'],
      'There is no file nowhere.csv',
    ],
    ['an id of nothing', ['status', 'CMP000000000000000000000'], 'There is no campaign with this id'],
    ['a key that is none', ['status', '--key', 'wrong'], 'The backend: '],
  ])('says in one line what is wrong with %s', async (_, words, line) => {
    const { exitCode, stderr } = await run(...words);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
