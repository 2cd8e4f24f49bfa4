import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readRoutes } from '../../emulator/gateway/routes';
import { installPackages } from '../../emulator/serverless/install-packages';
import { projectDir } from '../../emulator/stack';
import { budgetOf } from '../../scripts/budgets/data';

const { functions } = readRoutes(path.join(projectDir, 'dist', 'functions'), '');
const manifest = JSON.parse(readFileSync(path.join(projectDir, 'package.json'), 'utf8'));

/** Runs in the empty directory, as the platform would: loads each bundle by its opaque name and calls its handler. */
const caller = `
  global.Twilio = { Response: require('./node_modules/@twilio/runtime-handler/dist/dev-runtime/internal/response.js').Response };
  global.Runtime = { getAssets: () => ({}) };
  const { readdirSync } = require('node:fs');
  const context = {
    ...JSON.parse(process.argv[1]),
    getTwilioClient: (options) => require('twilio')(context.ACCOUNT_SID, context.AUTH_TOKEN, { lazyLoading: true, ...options }),
  };
  // Nobody may do anything with it: no key, no message, and an alert about the alerts themselves.
  const event = { request: { headers: {}, cookies: {} }, Payload: '{"about": "/webhooks/alerts"}' };
  (async () => {
    const answers = {};
    for (const file of readdirSync('.').filter((name) => /^ZN/.test(name))) {
      const { handler } = require('./' + file);
      answers[file] = await new Promise((resolve) => handler(context, event, (error, response) =>
        resolve({ error: error ? String(error) : null, status: response && response.statusCode, body: response && response.body })));
    }
    console.log(JSON.stringify(answers));
    process.exit();
  })();
`;

const expectedStatus: Record<string, number> = { '/health': 200, '/webhooks/alerts': 204 };

describe('a bundle where it is deployed', () => {
  let dir: string;
  const names = new Map<string, string>();

  beforeAll(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'deployed-'));
    for (const [index, route] of functions.entries()) {
      const name = `ZN${String(index).padStart(32, '0')}.js`;
      names.set(route.path, name);
      cpSync(route.filePath, path.join(dir, name));
    }
    const declared = Object.entries<string>(manifest.dependencies);
    await installPackages(
      projectDir,
      declared.map(([name, version]) => ({ name, version })),
      dir,
    );
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('loads under an opaque name, beside nothing but the declared dependencies, and answers', () => {
    const context = {
      PATH: '/any',
      DOMAIN_NAME: 'x.twil.io',
      ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      AUTH_TOKEN: 'f'.repeat(32),
      TWILIO_MESSAGING_SERVICE_SID: `MG${'0'.repeat(32)}`,
      API_KEYS: `app:send:${'0'.repeat(64)}`,
    };
    const output = execFileSync(process.execPath, ['-e', caller, JSON.stringify(context)], {
      cwd: dir,
      // Should one of them call Twilio all the same, it gets no further than this machine.
      env: { PATH: process.env.PATH, HTTP_PROXY: 'http://127.0.0.1:9' },
      encoding: 'utf8',
    });
    const answers = JSON.parse(output) as Record<
      string,
      { error: string | null; status: number; body: unknown }
    >;
    expect(Object.keys(answers)).toHaveLength(functions.length);
    for (const { path: route, access } of functions) {
      const { error, status } = answers[names.get(route) ?? ''] ?? {};
      expect({ route, error }).toEqual({ route, error: null });
      const expected = expectedStatus[route] ?? (access === 'protected' ? 400 : 401);
      expect({ route, status }).toEqual({ route, status: expected });
    }
  });

  it('requires nothing but the declared dependencies and Node', () => {
    const declared = Object.keys(manifest.dependencies);
    for (const file of names.values()) {
      const source = readFileSync(path.join(dir, file), 'utf8');
      const required = [...source.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name);
      const foreign = required.filter(
        (name) =>
          !name.startsWith('node:') && !declared.some((own) => name === own || name.startsWith(`${own}/`)),
      );
      expect(foreign).toEqual([]);
    }
  });
});

describe('package.json', () => {
  it('declares exactly what the platform must install, in exact versions', () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual(['@twilio/runtime-handler', 'twilio']);
    for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('leaves modules CommonJS, as the platform loads them', () => {
    expect(manifest.type ?? 'commonjs').toBe('commonjs');
  });
});

it.each(functions)('$path is small', ({ path: route, filePath }) => {
  expect(statSync(filePath).size).toBeLessThanOrEqual(budgetOf(route).bytes);
});
