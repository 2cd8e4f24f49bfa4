import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

import { campaignClient, numbers } from '../e2e/campaign-client';
import { browserStack, expectAccessible, keepPicture, looks, narrow, wide } from './browser';

jest.setTimeout(90_000);

const stack = browserStack();
const campaigns = campaignClient(stack);
const patient = { timeout: 60_000 };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const progress = (page: Page) => page.getByRole('region', { name: 'Progress' });
const inState = (page: Page, name: string) =>
  progress(page).getByText(name, { exact: true }).waitFor(patient);
const isRun = (request: { url(): string }) => request.url().endsWith('/campaigns/run');

/** A campaign of which much can be told: clicks, errors, refusals, an opt-out, rows that cannot be sent. */
async function populate(): Promise<string> {
  const people = numbers(40);
  await stack.control('faults', {
    undelivered: { [people[3] ?? '']: 30003, [people[4] ?? '']: 30005, [people[5] ?? '']: 30007 },
  });
  await stack.post('/opt-outs/add', { to: people[6] });
  const rows = [...people, 'whatsapp:+14155550199', people[0], 'nobody', '+15005550001'];
  const { id } = await campaigns.create(rows, {
    name: 'Autumn offer',
    body: 'Hi, see https://example.com/offer',
    shortenUrls: true,
    tags: { season: 'autumn' },
  });
  await campaigns.run(id);
  await stack.settled();
  const delivered = await campaigns.rows(id, { outcome: 'delivered' });
  await stack.control('clock', { advanceSeconds: 60 });
  for (const { sid } of delivered.slice(0, 5)) await stack.control('click', { sid });
  return id;
}

describe('the list of campaigns', () => {
  it('says how to come to the first one, and to a reader who can', async () => {
    const page = await stack.open('/campaigns');
    await page.getByRole('link', { name: 'Compose the first one' }).click();
    await page.getByRole('heading', { name: 'Compose', level: 1 }).waitFor();
    const reader = await stack.open('/campaigns', { scope: 'read' });
    await reader.getByText('With a key that may send').waitFor();
    expect(await reader.getByRole('link', { name: /compose|new campaign/i }).count()).toBe(0);
    await expectAccessible(reader);
  });

  it('has the newest first with state and progress, and can be narrowed to a state', async () => {
    const { id } = await campaigns.create(numbers(3), { name: 'First' });
    await campaigns.run(id);
    await campaigns.create(numbers(1_200), { name: 'Second' });
    const page = await stack.open('/campaigns');
    const items = page.getByRole('list', { name: 'Campaigns' }).getByRole('listitem');
    await items.nth(1).waitFor();
    expect(await items.allInnerTexts()).toEqual([
      expect.stringMatching(/Second[\s\S]*Draft[\s\S]*0 of 1,200 sent/),
      expect.stringMatching(/First[\s\S]*Completed[\s\S]*3 of 3 sent/),
    ]);
    await page.getByLabel('State').selectOption('Completed');
    await page.getByText('Second').waitFor({ state: 'detached' });
    expect(await items.count()).toBe(1);
    await page.getByLabel('State').selectOption('Paused');
    await page.getByText('No campaign is paused').waitFor();
  });

  it('shows more page by page', async () => {
    for (const to of numbers(26)) await campaigns.create([to], { name: `To ${to}` });
    const page = await stack.open('/campaigns');
    await button(page, 'Show more').click();
    await page.getByText('To +14155551000').waitFor();
    expect(await page.getByRole('list', { name: 'Campaigns' }).getByRole('listitem').count()).toBe(26);
  });

  it('says what is wrong, and tries again when asked to', async () => {
    const problem = { title: 'Not now', detail: 'The store is away.', status: 503, code: 'unavailable' };
    const page = await stack.open('/consent');
    await page.route('**/campaigns/list*', (route) => route.fulfill({ status: 500, json: problem }));
    await page.getByRole('link', { name: 'Campaigns' }).click();
    await page.getByText('The store is away.').waitFor();
    await page.unroute('**/campaigns/list*');
    await button(page, 'Try again').click();
    await page.getByText('There are no campaigns yet').waitFor();
  });
});

describe('a campaign', () => {
  it('is started once the number of messages was agreed to, and watched to its end', async () => {
    const { id } = await campaigns.create([...numbers(30), 'nobody'], { name: 'Autumn' });
    const page = await stack.open(`/campaigns/${id}`);
    await button(page, 'Start').click();
    const question = page.getByRole('alertdialog');
    await question.getByText('30 messages will be sent.').waitFor();
    expect(await campaigns.accepted()).toBe(0);
    await button(page, 'Start sending').click();
    await inState(page, 'Completed');
    await progress(page).getByText('30 of 30 sent').waitFor();
    expect(page.url()).toMatch(new RegExp(`#/campaigns/${id}$`));
    expect(await campaigns.reached()).toEqual(numbers(30));
  });

  it('has rows that say what the page says of the whole', async () => {
    const { id } = await campaigns.create(numbers(6));
    const page = await stack.open(`/campaigns/${id}`);
    // Without it nothing is read anew from time to time: the rows can only follow.
    await page.addInitScript(() => Object.assign(window, { setInterval: () => 0 }));
    await page.reload();
    const row = page.getByRole('row', { name: /\+14155551005/ });
    await row.getByText('Still to be sent').waitFor();
    await button(page, 'Start').click();
    await button(page, 'Start sending').click();
    await inState(page, 'Completed');
    await row.getByText('Still to be sent').waitFor({ state: 'detached', ...patient });
  });

  it('is begun by its address alone where compose has asked already', async () => {
    const { id } = await campaigns.create(numbers(5));
    const page = await stack.open(`/campaigns/${id}/start`);
    await inState(page, 'Completed');
    await page.waitForURL(new RegExp(`#/campaigns/${id}$`));
    expect(await campaigns.accepted()).toBe(5);
  });

  it('is driven on after a reload, and nobody gets it twice', async () => {
    const { id } = await campaigns.create(numbers(400), { pace: { perSecond: 15 } });
    const page = await stack.open(`/campaigns/${id}/start`);
    await campaigns.has(20);
    await inState(page, 'Running');
    const drivenOn = page.waitForRequest(isRun);
    await page.reload();
    await drivenOn;
    await progress(page)
      .getByText(/a second, about .* left/)
      .waitFor(patient);
    await inState(page, 'Completed');
    expect(await campaigns.reached()).toEqual(numbers(400));
  });

  it('is moved by several tabs at once, and nobody gets it twice', async () => {
    const { id } = await campaigns.create(numbers(200));
    const tabs = await Promise.all([1, 2].map(() => stack.open(`/campaigns/${id}/start`)));
    await Promise.all(tabs.map((tab) => inState(tab, 'Completed')));
    expect(await campaigns.reached()).toEqual(numbers(200));
  });

  it('says that the backend was not reached, and tries again', async () => {
    const { id } = await campaigns.create(numbers(3));
    const page = await stack.open('/campaigns');
    let cut = 0;
    await page.route('**/campaigns/run', (route) => (++cut > 2 ? route.continue() : route.abort()));
    await page.goto(`${page.url().split('#')[0]}#/campaigns/${id}/start`);
    await page.getByText(/tries again in a moment/).waitFor();
    await inState(page, 'Completed');
    expect(cut).toBe(3);
  });

  it('is paused at once, resumed and canceled after a question with numbers', async () => {
    const { id } = await campaigns.create(numbers(600), { name: 'Slow', pace: { perSecond: 10 } });
    const page = await stack.open(`/campaigns/${id}/start`);
    await button(page, 'Pause').click(patient);
    await page.getByRole('heading', { name: 'Somebody has paused this campaign' }).waitFor();
    const { counts } = await campaigns.show(id);
    await button(page, 'Resume').click();
    await page.getByRole('alertdialog').getByText(`${counts.pending} messages will be sent.`).waitFor();
    await button(page, 'Resume sending').click();
    await inState(page, 'Running');
    await button(page, 'Cancel campaign').first().click();
    const question = page.getByRole('alertdialog');
    await question.getByText(/messages will never be sent/).waitFor();
    await button(page, 'Not now').click();
    expect((await campaigns.show(id)).state).toBe('running');
    await button(page, 'Cancel campaign').click();
    await question.getByRole('button', { name: 'Cancel campaign' }).click();
    await inState(page, 'Canceled');
    expect((await campaigns.show(id)).state).toBe('canceled');
    expect(await page.getByRole('button', { name: /start|pause|resume|cancel/i }).count()).toBe(0);
  });

  it('says why it has paused by itself, and what to do', async () => {
    const { id } = await campaigns.create(numbers(60));
    await stack.control('faults', { failRate: { status: 401, code: 20003, share: 1 } });
    const page = await stack.open(`/campaigns/${id}/start`);
    await page.getByRole('heading', { name: 'The campaign has paused by itself' }).waitFor(patient);
    const { pausedBecause } = await campaigns.show(id);
    await page.getByText(pausedBecause?.reason ?? '').waitFor();
    await page.getByText(pausedBecause?.advice ?? '').waitFor();
    await stack.control('faults', { failRate: null });
    await button(page, 'Resume').click();
    await page.getByText(/If the cause is not mended, it pauses again/).waitFor();
    await button(page, 'Resume sending').click();
    await inState(page, 'Completed');
    expect((await campaigns.show(id)).counts).toMatchObject({ accepted: 60, rejected: 0 });
  });

  it('tells what became of everybody', async () => {
    const id = await populate();
    const page = await stack.open(`/campaigns/${id}`);
    const became = page.getByRole('region', { name: 'What became of the messages' });
    await became.getByText('Clicked').waitFor();
    expect(await became.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/Accepted by Twilio\s+40/),
      expect.stringMatching(/Sent\s+40 \(100% of accepted\)/),
      expect.stringMatching(/Delivered\s+37 \(92\.5% of accepted\)/),
      expect.stringMatching(/Read\s+1 \(2\.7% of delivered\)/),
      expect.stringMatching(/Clicked\s+5 \(13\.5% of delivered\)/),
    ]);
    const wrong = page.getByRole('region', { name: 'What went wrong' });
    for (const code of [30003, 30005, 30007, 21211]) await wrong.getByText(`Error ${code}`).waitFor();
    await page.getByText('5 people have followed a link').waitFor();
    await page.getByRole('cell', { name: 'https://example.com/offer' }).waitFor();
    const chart = page.getByRole('figure', { name: 'Messages over time' });
    await chart.getByRole('columnheader', { name: 'Not delivered' }).waitFor();

    const recipients = page.getByRole('region', { name: 'Table of recipients' }).getByRole('table');
    await page.getByLabel('What became of them').selectOption('Refused');
    await recipients.getByRole('row', { name: /\+15005550001.*Refused.*21211/ }).waitFor();
    await page.getByLabel('What became of them').selectOption('Everything');
    await page.getByLabel('Number or part of it').fill('(415) 555-1006');
    await page.keyboard.press('Enter');
    await recipients.getByRole('row', { name: /\+14155551000/ }).waitFor({ state: 'detached' });
    await recipients.getByRole('row', { name: /\+14155551006 Held back/ }).waitFor();
    expect(await recipients.getByRole('row').count()).toBe(2);
    await page.getByLabel('Number or part of it').fill('99999999');
    await button(page, 'Find').click();
    await page.getByText('There is no such recipient').waitFor();

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Download all as CSV').click(),
    ]);
    expect(file.suggestedFilename()).toBe('Autumn-offer-recipients.csv');
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^row,/);
    expect(lines.find((line) => line.includes('+14155551006'))).toMatch(/^7,/);
    await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    await keepPicture(page, 'campaign');

    await page.getByLabel('Number or part of it').fill('(415) 555-1006');
    await page.keyboard.press('Enter');
    await recipients.getByRole('link', { name: '+14155551006' }).click();
    await page.getByRole('heading', { name: 'Conversation with +14155551006' }).waitFor();
    await page.goBack();
    await recipients.getByRole('row', { name: /\+14155551006/ }).waitFor();
    expect(await recipients.getByRole('row').count()).toBe(2);
    expect(await page.getByLabel('Number or part of it').inputValue()).toBe('4155551006');
  });

  it('has its recipients narrowed down in its address, by no number', async () => {
    const { id } = await campaigns.create(numbers(3));
    const page = await stack.open(`/campaigns/${id}`);
    await page.getByLabel('Number or part of it').fill('1002');
    await button(page, 'Find').click();
    await page.getByLabel('What became of them').selectOption('Still to be sent');
    await page.waitForURL(new RegExp(`#/campaigns/${id}\\?outcome=pending$`));
    await page.reload();
    await page.getByRole('cell', { name: '+14155551002' }).waitFor();
    expect(await page.getByRole('cell', { name: '+14155551001' }).count()).toBe(0);
  });

  it('is found by what one of its messages says of itself', async () => {
    const { id } = await campaigns.create(numbers(1), { name: 'Where it came from' });
    await campaigns.run(id);
    await stack.settled();
    const [row] = await campaigns.rows(id);
    const page = await stack.open(`/messages/${row?.sid}`);
    await page.getByRole('link', { name: id }).click();
    await page.getByRole('heading', { name: 'Where it came from' }).waitFor();
  });

  it('can be worked with by keyboard alone', async () => {
    await campaigns.create(numbers(3), { name: 'By keyboard' });
    const page = await stack.open('/campaigns');
    const tabTo = async (name: string | RegExp) => {
      const target = page.getByRole('link', { name }).or(page.getByRole('button', { name })).first();
      await target.waitFor(patient);
      for (let presses = 0; presses < 60; presses++) {
        if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${name} is not reached.`);
    };
    await tabTo('By keyboard');
    await page.keyboard.press('Enter');
    await tabTo('Start');
    await page.keyboard.press('Enter');
    await tabTo('Start sending');
    await page.keyboard.press('Enter');
    await inState(page, 'Completed');
    await tabTo('Download all as CSV');
  });

  it('is only watched with a key that may not send', async () => {
    const { id } = await campaigns.create(numbers(300), { pace: { perSecond: 4 } });
    const reader = await stack.open(`/campaigns/${id}/start`, { scope: 'read' });
    const driven: string[] = [];
    reader.on('request', (request) => isRun(request) && driven.push(request.url()));
    await progress(reader).getByText('0 of 300 sent').waitFor();
    expect(await reader.getByRole('button', { name: /start|pause|resume|cancel/i }).count()).toBe(0);
    const running = campaigns.run(id);
    await inState(reader, 'Running');
    await stack.post('/campaigns/control', { id, action: 'cancel' });
    await running;
    await inState(reader, 'Canceled');
    expect(driven).toEqual([]);
  });

  it('may have a name of one long word, without anything running over its edge', async () => {
    const { id } = await campaigns.create(numbers(3), { name: 'n'.repeat(200) });
    for (const viewport of [wide, narrow]) {
      const list = await stack.open('/campaigns', { viewport });
      await list.getByRole('link', { name: 'nnn' }).waitFor();
      await expectAccessible(list);
      const page = await stack.open(`/campaigns/${id}`, { viewport });
      await page.getByRole('cell', { name: '+14155551001' }).waitFor();
      await expectAccessible(page);
      await button(page, 'Cancel campaign').click();
      const dialog = page.getByRole('alertdialog');
      await dialog.getByRole('heading', { name: 'nnn' }).waitFor();
      const [needed = 0, there] = await dialog.evaluate(({ scrollWidth, clientWidth }) => [
        scrollWidth,
        clientWidth,
      ]);
      expect(needed).toBeLessThanOrEqual(there ?? 0);
    }
  });

  it('that nobody knows is said not to be there', async () => {
    const page = await stack.open(`/campaigns/CMP${'0'.repeat(21)}`);
    await page.getByText('There is no campaign with this id.').waitFor();
  });

  it.each(looks)('is accessible, %s, %j', async (theme, viewport) => {
    const id = await populate();
    const list = await stack.open('/campaigns', { theme, viewport });
    await list.getByText('Autumn offer').waitFor();
    await expectAccessible(list);
    const one = await stack.open(`/campaigns/${id}`, { theme, viewport });
    await one.getByText('people have followed a link').waitFor();
    await one.getByRole('cell', { name: '+14155551003' }).waitFor();
    await expectAccessible(one);
  });
});
