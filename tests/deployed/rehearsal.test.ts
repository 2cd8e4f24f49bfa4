import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Emulator, startEmulator } from '../../emulator';
import { readRoutes } from '../../emulator/gateway/routes';
import type { Hosted } from '../../emulator/serverless/hosted';
import { LIMITS } from '../../emulator/serverless/limits';
import type { Build } from '../../emulator/serverless/resources';
import { projectDir, type Stack, startStack } from '../../emulator/stack';
import { stackClient } from '../../emulator/stack-client';
import { dependencies } from '../../package.json';
import { copyProject, deploy } from '../../scripts/rehearsal/deploy';
import { contextBytes, measure } from '../../scripts/rehearsal/measure';

describe('what the official tool has deployed', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'rehearsal-'));
  let emulator: Emulator;
  let hosted: Hosted;
  let stack: Stack;
  let build: Build;
  const world = stackClient(() => stack);

  beforeAll(async () => {
    emulator = await startEmulator();
    copyProject(dir, emulator);
    hosted = emulator.serverless.hosted(await deploy(dir, emulator.origin));
    const [service] = emulator.serverless.services.values();
    build = [...service!.builds.values()].at(-1)!;
    stack = await startStack({ port: 0, emulatorPort: 0, quiet: true, hosted });
  }, 120_000);
  afterAll(async () => {
    await stack?.close();
    await emulator.close();
    rmSync(dir, { recursive: true, force: true });
  });

  it('has the routes that the build has made, for the same callers', () => {
    const dist = path.join(projectDir, 'dist');
    const made = readRoutes(path.join(dist, 'functions'), path.join(dist, 'assets'));
    const listed = (routes: Array<{ path: string; access: string }>) =>
      routes.map(({ path: url, access }) => `${url} ${access}`).sort();
    const visible = ({ path: url, visibility }: Build['functions'][number]) => ({
      path: url,
      access: visibility,
    });
    expect(listed(build.functions.map(visible))).toEqual(listed(made.functions));
    expect(listed(build.assets.map(visible))).toEqual(listed(made.assets));
  });

  it('is within Twilio’s limits', () => {
    const figures = measure(build, hosted);
    expect(figures.filter(({ is, limit }) => is > limit)).toEqual([]);
  });

  it('has the two packages that it declares', () => {
    expect(build.dependencies).toEqual(
      Object.entries(dependencies).map(([name, version]) => ({ name, version })),
    );
  });

  it('is well', async () => {
    const { status, body } = await world.get('/health');
    expect({ status, body }).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('shows the console', async () => {
    const { status, headers } = await world.get('/');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('sends a message, and is told what became of it', async () => {
    const sent = await world.post<{ sid: string }>('/messages/send', { to: '+14155550101', body: 'Hi' });
    expect(sent.status).toBe(201);
    expect(await stack.emulator?.idle(20_000)).toBe(true);
    const { body } = await world.get<{ message: { status: string } }>(`/messages/show?sid=${sent.body.sid}`);
    expect(body.message.status).toBe('delivered');
  });
});

test('every variable that is documented fits into what a Function is told, five keys included', () => {
  const documented = readFileSync(path.join(projectDir, '.env.example'), 'utf8').matchAll(
    /^#? ?([A-Z][A-Z0-9_]*)=(.*)$/gm,
  );
  const env = Object.fromEntries([...documented].map(([, name, value]) => [name, value || 'x'.repeat(40)]));
  const all = {
    ...env,
    API_KEYS: 'x'.repeat(450),
    SERVICE_SID: 'x'.repeat(34),
    ENVIRONMENT_SID: 'x'.repeat(34),
  };
  expect(contextBytes(all)).toBeLessThanOrEqual(LIMITS.contextBytes);
});
