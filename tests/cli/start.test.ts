import { spawn } from 'node:child_process';
import path from 'node:path';

const projectDir = path.resolve(__dirname, '../..');

/** `npm start` after its build, until it serves or has ended. */
async function start(settings: Record<string, string>): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: projectDir,
    env: { PATH: process.env.PATH, PORT: '0', EMULATOR_PORT: '0', ...settings },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      out += chunk;
      if (out.includes('Ctrl-C to stop')) child.kill('SIGTERM');
    });
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}

describe('npm start', () => {
  it('serves nothing with settings that the Functions cannot use, and names them', async () => {
    const { code, out } = await start({ API_KEYS: 'garbage', QUIET_HOURS: 'sometimes' });
    expect(code).toBe(1);
    expect(out).toMatch(/API_KEYS: must be name:scope:sha256hex/);
    expect(out).toMatch(/QUIET_HOURS: must be one of "promotional", "all", "off"/);
    expect(out).not.toMatch(/garbage|Ctrl-C to stop|\n\s+at /);
  });
});
