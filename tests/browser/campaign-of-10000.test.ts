import type { Page } from 'playwright-core';
import { campaignClient } from '../e2e/campaign-client';
import { browserStack } from './browser';

jest.setTimeout(420_000);

const stack = browserStack();
const campaigns = campaignClient(stack);
const people = Array.from({ length: 10_000 }, (_, n) => `+1415${2_010_000 + n}`);
const patient = { timeout: 300_000 };

interface Measured {
  seconds: number;
  /** The longest task of the page's main thread: as the clock has it, and what it took of a processor; in milliseconds. */
  clock: number;
  processor: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds: by the clock, and of a processor. */
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

/** Traces the tasks of the page while something is done with it. */
async function measure(page: Page, act: () => Promise<unknown>): Promise<Measured> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  await browser.startTracing(page, { categories: ['-*', 'disabled-by-default-devtools.timeline'] });
  const startedAt = performance.now();
  await act();
  const seconds = (performance.now() - startedAt) / 1_000;
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(String(await browser.stopTracing()));
  const thread = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(thread),
  );
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && mains.has(thread(event)));
  if (tasks.length === 0) throw new Error('The browser has traced no task.');
  const longest = (what: 'dur' | 'tdur') => Math.max(...tasks.map((task) => task[what] ?? 0)) / 1_000;
  return { seconds, clock: longest('dur'), processor: longest('tdur') };
}

it('opens, drives and pages a campaign of 10,000 without ever being busy for 200 ms', async () => {
  // What an account bears as a rule: without a limit, creates by the thousand would take the page's processor.
  await stack.control('faults', { latencyMs: 100, concurrencyLimit: 40 });
  const { counts } = await campaigns.create(people, { name: 'To 10,000', preflight: 'ignore' });
  expect(counts.pending).toBe(10_000);
  const page = await stack.open('/campaigns');
  const link = page.getByRole('link', { name: 'To 10,000' });
  const rows = page.getByRole('region', { name: 'Table of recipients' }).getByRole('row');
  const progress = page.getByRole('region', { name: 'Progress' });

  await link.waitFor();
  const opened = await measure(page, async () => {
    await link.click();
    await page.getByRole('cell', { name: people[0] ?? '' }).waitFor(patient);
  });

  const driven = await measure(page, async () => {
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('alertdialog').getByText('10,000 messages will be sent.').waitFor();
    await page.getByRole('button', { name: 'Start sending' }).click();
    await progress.getByText('Completed', { exact: true }).waitFor(patient);
    await progress.getByText('10,000 of 10,000 sent').waitFor();
  });

  const paged = await measure(page, async () => {
    for (let shown = 25; shown < 100; shown += 25) {
      await page.getByRole('button', { name: 'Show more' }).click(patient);
      await rows.nth(shown + 25).waitFor(patient);
    }
    await page.getByLabel('Number or part of it').fill(people.at(-1) ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /10,000 \+14152019999/ }).waitFor(patient);
  });

  for (const [what, { seconds, processor, clock }] of Object.entries({ opened, driven, paged })) {
    process.stdout.write(
      `10,000 ${what} in ${seconds.toFixed(1)} s: longest task ${processor.toFixed(0)} ms of a processor, ${clock.toFixed(0)} ms by the clock\n`,
    );
    // The clock tells as well how long the functions, which are many here, had the processor in the midst of a task.
    expect(processor).toBeLessThan(200);
  }
  expect(await campaigns.accepted()).toBe(10_000);
});
