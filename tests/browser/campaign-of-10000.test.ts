import type { Page } from 'playwright-core';
import { campaignClient } from '../e2e/campaign-client';
import { browserStack } from './browser';

jest.setTimeout(420_000);

const stack = browserStack();
const campaigns = campaignClient(stack);
const people = Array.from({ length: 10_000 }, (_, n) => `+1415${2_010_000 + n}`);
const patient = { timeout: 300_000 };

/** Observes in this tab how long the page is busy without a pause. Answers the longest time since it was last asked, in milliseconds. */
async function watchTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  return () =>
    page.evaluate(() => Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks.splice(0)));
}

it('opens, drives and pages a campaign of 10,000 without ever being busy for 200 ms', async () => {
  // What an account bears as a rule: without a limit, creates by the thousand would take the page's processor.
  await stack.control('faults', { latencyMs: 100, concurrencyLimit: 40 });
  const { counts } = await campaigns.create(people, { name: 'To 10,000', preflight: 'ignore' });
  expect(counts.pending).toBe(10_000);
  const page = await stack.open('/campaigns');
  await page.getByRole('link', { name: 'To 10,000' }).waitFor();
  const longest = await watchTasks(page);

  const openedAt = performance.now();
  await page.getByRole('link', { name: 'To 10,000' }).click();
  await page.getByRole('cell', { name: people[0] ?? '' }).waitFor(patient);
  const opened = { seconds: (performance.now() - openedAt) / 1_000, longest: await longest() };

  const startedAt = performance.now();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('alertdialog').getByText('10,000 messages will be sent.').waitFor();
  await page.getByRole('button', { name: 'Start sending' }).click();
  const progress = page.getByRole('region', { name: 'Progress' });
  await progress.getByText('Completed', { exact: true }).waitFor(patient);
  const driven = { seconds: (performance.now() - startedAt) / 1_000, longest: await longest() };
  await progress.getByText('10,000 of 10,000 sent').waitFor();

  const pagedAt = performance.now();
  const rows = page.getByRole('region', { name: 'Table of recipients' }).getByRole('row');
  for (let shown = 25; shown < 100; shown += 25) {
    await page.getByRole('button', { name: 'Show more' }).click(patient);
    await rows.nth(shown + 25).waitFor(patient);
  }
  await page.getByLabel('Number or part of it').fill(people.at(-1) ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /10,000 \+14152019999/ }).waitFor(patient);
  const paged = { seconds: (performance.now() - pagedAt) / 1_000, longest: await longest() };

  const figures = Object.entries({ opened, driven, paged }).map(
    ([what, { seconds, longest: ms }]) =>
      `${what} in ${seconds.toFixed(1)} s, longest task ${Math.round(ms)} ms`,
  );
  process.stdout.write(`campaign of 10,000: ${figures.join('; ')}\n`);
  expect(Math.max(opened.longest, driven.longest, paged.longest)).toBeLessThan(200);
  expect(await campaigns.accepted()).toBe(10_000);
});
