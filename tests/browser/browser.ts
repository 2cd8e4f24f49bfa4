import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type LocalStack, localStack } from '../e2e/local-stack';

export type Scope = 'read' | 'send' | 'admin';

export interface Viewport {
  width: number;
  height: number;
}

export const wide: Viewport = { width: 1_440, height: 900 };
export const narrow: Viewport = { width: 360, height: 740 };

/** What every page is looked at in. */
export const looks = (['light', 'dark'] as const).flatMap((theme) =>
  [wide, narrow].map((viewport) => [theme, viewport] as const),
);

interface OpenOptions {
  /** Of the key that is signed in with; without it, nobody is. */
  scope?: Scope | undefined;
  theme?: 'light' | 'dark';
  viewport?: Viewport;
}

export interface BrowserStack extends LocalStack {
  /** An API key of that scope. */
  key(scope: Scope): string;
  /** A new tab of a browser that remembers nothing, at a page of the console (`/campaigns`). Signed in as `admin` unless told. */
  open(path?: string, options?: OpenOptions): Promise<Page>;
  /** A new tab at any address of this machine. */
  visit(url: string, options?: OpenOptions): Promise<Page>;
}

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (file) => file && existsSync(file),
);
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
];
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const names: Scope[] = ['read', 'send', 'admin'];

/**
 * The local stack with a browser in front of it; every test starts with an empty account and without tabs. A test fails
 * when a page asks any other host for something, or reports an error of its own.
 */
export function browserStack(): BrowserStack {
  const keys = Object.fromEntries(names.map((scope) => [scope, randomBytes(16).toString('hex')]));
  const hash = (key = '') => createHash('sha256').update(key).digest('hex');
  const stack = localStack({
    API_KEYS: names.map((scope) => `${scope}:${scope}:${hash(keys[scope])}`).join(','),
  });
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];

  beforeAll(async () => {
    if (!executablePath) throw new Error('There is no Chromium: install it, or name it with CHROMIUM.');
    browser = await chromium.launch({ executablePath, args: flags });
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    const found = complaints;
    contexts = [];
    complaints = [];
    expect(found).toEqual([]);
  });
  afterAll(() => browser?.close());

  const visit = async (url: string, { scope, theme = 'light', viewport = wide }: OpenOptions = {}) => {
    const context = await browser.newContext({
      viewport,
      colorScheme: theme,
      reducedMotion: 'reduce',
      timezoneId: 'America/New_York',
    });
    contexts.push(context);
    context.setDefaultTimeout(30_000);
    if (scope) {
      const stored = JSON.stringify({ key: keys[scope], keyName: scope, scope });
      await context.addInitScript(
        (value) => sessionStorage.setItem('messaging-console-session', value),
        stored,
      );
    }
    const page = await context.newPage();
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== 'localhost')
        complaints.push(`asked for ${request.url()}`);
    });
    page.on('pageerror', (error) => complaints.push(`threw ${error}`));
    page.on('console', (message) => {
      // The browser's own line about an answer that is no success; what the page makes of it is what is tested.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text());
    });
    await page.goto(url);
    return page;
  };

  return {
    ...stack,
    key: (scope) => keys[scope] ?? '',
    visit,
    open: (path = '', options = {}) =>
      visit(`${stack.stack().functionsUrl}/index.html#${path}`, { scope: 'admin', ...options }),
  };
}

/** No violation of WCAG 2.2 AA or of common practice that a program can find, and nothing to be scrolled sideways to. */
export async function expectAccessible(page: Page): Promise<void> {
  // In the middle of a transition a colour is neither of the two that were chosen.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const endless = effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
      return playState !== 'running' || endless;
    }),
  );
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: it is what the script above has left behind
    const { violations: found } = await (globalThis as any).axe.run(document, {
      resultTypes: ['violations'],
    });
    return found.map(
      ({
        id,
        help,
        nodes,
      }: {
        id: string;
        help: string;
        nodes: { html: string; failureSummary: string }[];
      }) =>
        `${id}: ${help}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`).join('; ')}`,
    );
  });
  expect(violations).toEqual([]);
  const [needed, there] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(needed).toBeLessThanOrEqual(there);
}

/** A picture for the documents. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES) await page.screenshot({ path: `docs/images/${name}.png` });
}
