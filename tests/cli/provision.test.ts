import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DesiredState } from '../../src/messaging-service/desired-state';
import { judgeProvisioning, provisionOnce } from '../../trials/provision-trial';
import { startBench } from '../emulator/bench';
import { thoroughly } from '../thorough';
import { startCommand } from './start-command';

const bench = startBench();
let dir: string;
let desired: DesiredState;

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'provision-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

beforeEach(async () => {
  bench.emulator.reset(true);
  const { sid } = await bench.controls.linkDomain({});
  desired = {
    friendlyName: 'Shop',
    usecase: 'marketing',
    fallbackUrl: 'https://example.com/sorry',
    stickySender: false,
    validityPeriod: 7_200,
    senders: {
      phoneNumbers: ['+12025550142', '+447700900142'],
      shortCodes: ['72345'],
      alphaSenders: ['SHOP'],
      countryAlphaSenders: [{ alphaSender: 'SHOP UK', countryCode: 'GB' }],
      channelSenders: [`XE${'1'.repeat(32)}`],
    },
    linkDomain: { sid, fallbackUrl: 'https://example.com/', continueOnFailure: true },
    inConsole: { advancedOptOut: true },
  };
  writeFileSync(path.join(dir, 'service.json'), JSON.stringify(desired));
});

/** `npm run provision`, in a process of its own. */
function start(args: readonly string[], input?: string) {
  const { accountSid, authToken, origin } = bench.emulator;
  const domain = ['--domain', 'messaging-1234.twil.io', '--file', path.join(dir, 'service.json')];
  const env = { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken, TWILIO_API_ORIGIN: origin };
  return startCommand('provision', [...domain, ...args], env, input);
}

const run = (...args: string[]) => start(args).ended;
const writes = async () => (await bench.controls.requests()).filter(({ method }) => method !== 'GET').length;

describe('npm run provision', () => {
  it('makes a service in an empty account, tells its SID, and changes nothing the second time', async () => {
    const first = await run('--yes');
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('TWILIO_MESSAGING_SERVICE_SID=MG') });
    expect(await judgeProvisioning(bench.emulator, desired)).toEqual([]);
    const before = await writes();
    const second = await run('--yes');
    expect(second).toMatchObject({
      code: 0,
      out: expect.stringContaining('Everything is as it is meant to be'),
    });
    expect(await writes()).toBe(before);
  });

  it('only checks for --check, with the exit code 1 where something differs', async () => {
    expect(await run('--check')).toMatchObject({ code: 1, out: expect.stringContaining('not there yet') });
    expect(await writes()).toBe(0);
    await provisionOnce(bench.emulator, desired);
    expect(await run('--check')).toMatchObject({ code: 0 });
    const [service] = await bench.client.messaging.v1.services.list();
    await bench.client.messaging.v1.services(service!.sid).update({ stickySender: true });
    const drifted = await run('--check');
    expect(drifted).toMatchObject({ code: 1, out: expect.stringMatching(/stickySender\s+true → false/) });
  });

  it.each([
    ['', 'There is no terminal to ask on'],
    ['n\n', 'Nothing was changed.'],
  ])(
    'asks before it changes anything, and ends with the exit code 1 for the answer %j',
    async (input, said) => {
      const { code, out } = await start([], input).ended;
      expect({ code, out }).toMatchObject({ code: 1, out: expect.stringMatching(/\[y\/N\]/) });
      expect(out).toContain(said);
      expect(await writes()).toBe(0);
    },
  );

  it('takes a yes that is piped in', async () => {
    expect(await start([], 'y\n').ended).toMatchObject({ code: 0 });
    expect(await judgeProvisioning(bench.emulator, desired)).toEqual([]);
  });

  it('takes senders out only when told to', async () => {
    await provisionOnce(bench.emulator, desired);
    const [service] = await bench.client.messaging.v1.services.list();
    await bench.client.messaging.v1.services(service!.sid).alphaSenders.create({ alphaSender: 'OTHER' });
    expect(await run('--yes')).toMatchObject({ code: 1, out: expect.stringMatching(/OTHER\s+left/) });
    expect(await run('--yes', '--remove-senders')).toMatchObject({ code: 0 });
    expect(await judgeProvisioning(bench.emulator, desired)).toEqual([]);
  });

  it.each([
    ['an unknown setting', '{"friendlyName": "Shop", "sticky": true}', /not valid.*sticky/s],
    ['what is no JSON', '{', /not JSON/],
  ])('says what is wrong with %s in the file', async (_, text, complaint) => {
    writeFileSync(path.join(dir, 'service.json'), text);
    const { code, out } = await run('--check');
    expect(code).toBe(1);
    expect(out).toMatch(complaint);
    expect(out).toContain(`${path.join(dir, 'service.json')} is not`);
    expect(out).not.toMatch(/\n\s+at /);
  });

  it('tells of a number that the account does not have, and makes the rest', async () => {
    const wrong = {
      ...desired,
      senders: { ...desired.senders, phoneNumbers: ['+12025550142', '+15005550000'] },
    };
    writeFileSync(path.join(dir, 'service.json'), JSON.stringify(wrong));
    expect(await run('--yes')).toMatchObject({
      code: 1,
      out: expect.stringContaining('no phone number +15005550000'),
    });
  });
});

describe('provisioning that is killed', () => {
  it('ends in the same state the next time, whichever call was its last', async () => {
    const calls = await provisionOnce(bench.emulator, desired);
    expect(calls).toBeGreaterThan(20);
    for (let at = 1; at <= calls; at += thoroughly(1, 3)) {
      for (const when of ['before', 'after'] as const) {
        bench.emulator.reset(true);
        await provisionOnce(bench.emulator, desired, { at, when });
        await provisionOnce(bench.emulator, desired);
        const wrong = await judgeProvisioning(bench.emulator, desired);
        expect({ at, when, wrong }).toEqual({ at, when, wrong: [] });
      }
    }
  });

  it.each([3, 9, 15])('with SIGKILL at its call %i', async (at) => {
    const { child, ended } = start(['--yes']);
    let calls = 0;
    const stop = bench.emulator.onExchange(() => {
      if (++calls === at) child.kill('SIGKILL');
    });
    expect((await ended).code).toBeNull();
    stop();
    expect(await run('--yes')).toMatchObject({ code: 0 });
    expect(await judgeProvisioning(bench.emulator, desired)).toEqual([]);
  });
});
