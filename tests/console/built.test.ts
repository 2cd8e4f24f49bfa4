import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { budgets } from '../../scripts/budgets/data';
import { firstLoadBytes } from '../../scripts/budgets/first-load';

/** Needs the files that `npm run build` makes. */
const assets = path.resolve(__dirname, '../../dist/assets');
const pages = readdirSync(assets, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(html|js|css|json)$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(assets, file), 'utf8') }));
const index = pages.find(({ file }) => file === 'index.html')?.text ?? '';

/** What a secret of this backend, or of a Twilio account, looks like. */
const secrets =
  /\b(AC|SK|AP|KS)[0-9a-f]{32}\b|\btmb_[\w-]{20,}|\b(read|send|admin):[0-9a-f]{64}\b|authToken|AUTH_TOKEN/;

describe('the console as it is deployed', () => {
  it('is there', () => {
    expect(pages.length).toBeGreaterThan(5);
  });

  it('has no secret in it', () => {
    expect(secrets.test(`const key = 'SK${'0'.repeat(32)}'`)).toBe(true);
    expect(pages.filter(({ text }) => secrets.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('has nothing of this machine and no source map in it', () => {
    const root = path.resolve(__dirname, '../..');
    expect(pages.filter(({ text }) => text.includes(root) || text.includes('sourceMappingURL'))).toEqual([]);
  });

  it('allows no script but its own, no other host and no frame', () => {
    const policy = /Content-Security-Policy"\s+content="([^"]+)"/.exec(index)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toContain('http');
  });

  it('loads at most 350 KB, compressed, to show its first page', () => {
    expect(firstLoadBytes(assets)).toBeLessThanOrEqual(budgets.consoleFirstLoadBytes);
  });
});
