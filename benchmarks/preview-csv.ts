import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startStack } from '../emulator/stack';

const defaultRows = 1_000_000;
const mostMegabytes = 300;

/** Previews a CSV file of many rows from the command line, and tells how long that takes and in how much memory. */
async function main([rows = defaultRows]: number[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'preview-csv-'));
  const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true });
  try {
    const file = path.join(folder, 'people.csv');
    await writePeople(file, rows);
    const startedAt = Date.now();
    const peak = await dryRun(file, { url: stack.functionsUrl, key: stack.apiKey });
    const seconds = (Date.now() - startedAt) / 1_000;
    console.log(
      `\n${rows} rows in ${seconds.toFixed(1)} s, ${(rows / seconds).toFixed(0)}/s; at most ${peak.toFixed(0)} MB in memory`,
    );
    if (peak >= mostMegabytes) {
      console.log(`FAILED: ${mostMegabytes} MB are too many`);
      process.exitCode = 1;
    }
  } finally {
    await stack.close();
    rmSync(folder, { recursive: true });
  }
}

/** Different numbers but for one in a hundred, and names of different length. */
async function writePeople(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write('Name;City;Mobile phone\r\n');
  for (let row = 0; row < rows; row++) {
    const person = row % 100 === 99 ? row - 1 : row;
    const number = `+1 (${212 + (Math.floor(person / 1_000_000) % 700)}) ${200 + (Math.floor(person / 10_000) % 700)}-${String(person % 10_000).padStart(4, '0')}`;
    if (!out.write(`Person ${person};"Springfield; North";${number}\r\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Resolves to the peak of its resident memory in megabytes. */
async function dryRun(file: string, backend: { url: string; key: string }): Promise<number> {
  const arguments_ = ['--import', 'tsx', path.join(__dirname, '../cli/campaign.ts'), 'send', file];
  const child = spawn(process.execPath, [...arguments_, '--body', 'Hi {{name}}', '--dry-run'], {
    env: { ...process.env, MESSAGING_BACKEND_URL: backend.url, MESSAGING_BACKEND_KEY: backend.key },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let peak = 0;
  // The kernel keeps the highest value, so the last one read says it all.
  const reading = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, 200);
  const [exitCode] = await once(child, 'exit');
  clearInterval(reading);
  if (exitCode !== 0) throw new Error(`The preview ended with ${exitCode}`);
  return peak;
}

function peakOf(pid: number | undefined): number {
  try {
    const [, kibibytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes ?? 0) / 1_024;
  } catch {
    // It has just ended.
    return 0;
  }
}

void main(process.argv.slice(2).map(Number));
