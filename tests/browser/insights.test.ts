import type { Page } from 'playwright-core';
import { browserStack, expectAccessible, keepPicture, looks, narrow } from './browser';

const stack = browserStack();

/** 20 messages with a link: eight arrive, ten are held back, two do not reach their phones; one person clicks. */
async function sendTwenty(): Promise<void> {
  // What processes have counted for the test before is not this one's.
  stack.stack().gateway.killAll();
  const good = Array.from({ length: 8 }, (_, index) => `+1415555${2_000 + index}`);
  const filtered = Array.from({ length: 10 }, (_, index) => `+1${201 + index}5530007`);
  const { body } = await stack.post<{ results: { sid: string }[] }>('/messages/bulk', {
    recipients: [...good, ...filtered, '+12125530003', '+13125530003'],
    body: 'See https://example.com/offer',
    shortenUrls: true,
  });
  await stack.settled();
  await stack.control('clock', { advanceSeconds: 60 });
  const sid = body.results[0]?.sid;
  await stack.control('click', { sid });
  await stack.control('click', { sid, eventType: 'preview' });
  await stack.control('debugger', { errorCode: 11_200 });
}

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

it('is marked in the menu, also where that has little room', async () => {
  const page = await stack.open('/insights', { viewport: narrow });
  const entry = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Insights' });
  await page.getByRole('heading', { name: 'Insights', level: 1 }).waitFor();
  const { x = -1, width = 0 } = (await entry.boundingBox()) ?? {};
  expect(x).toBeGreaterThanOrEqual(0);
  // Places in what scrolls are whole pixels, widths are not.
  expect(x + width).toBeLessThan(narrow.width + 1);
});

describe('the overview', () => {
  it('shows how far messages came, as rates, as a funnel and over time', async () => {
    await sendTwenty();
    const page = await stack.open('/insights');
    const funnel = page.getByRole('list', { name: 'How far messages came' });
    await funnel.getByText('8 (40%)').waitFor();
    await page.getByText('12.5%').first().waitFor();
    const ends = page.getByRole('list', { name: 'What else became of messages' });
    await ends.getByText('12 (60%)').waitFor();
    const chart = page.getByRole('figure', { name: 'Messages by the time they were handed to Twilio' });
    const [, ...rows] = await chart.getByRole('row').all();
    expect(rows).toHaveLength(1);
    expect(await rows[0]?.getByRole('cell').allTextContents()).toEqual(['8', '0', '12', '0']);
    await keepPicture(page, 'insights');
  });

  it('is renewed by itself', async () => {
    const page = await stack.open('/insights/overview');
    await page.getByText('No messages in this period').waitFor();
    await sendTwenty();
    await page.getByRole('list', { name: 'How far messages came' }).getByText('8 (40%)').waitFor();
  });

  it('says so where it comes from a sample', async () => {
    await sendTwenty();
    const { body } = await stack.get<object>('/insights/overview');
    const page = await stack.open('/service');
    await page.route('**/insights/overview*', (route) =>
      route.fulfill({ json: { ...body, sample: { share: 0.4 } } }),
    );
    await page.getByRole('link', { name: 'Insights' }).click();
    await page.getByText('From a sample of 40%').waitFor();
  });

  it('says what went wrong, and tries again', async () => {
    const page = await stack.open('/service');
    await page.route('**/insights/overview*', (route) =>
      route.fulfill({
        status: 500,
        json: { title: 'Out of order', status: 500, detail: 'Wait.', code: 'internal-error' },
      }),
    );
    await page.getByRole('link', { name: 'Insights' }).click();
    await page.getByRole('alert').getByText('Out of order').waitFor();
    await page.unroute('**/insights/overview*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('No messages in this period').waitFor();
  });
});

describe('errors', () => {
  it('are shown by kind and code, with what they mean and what to do', async () => {
    await sendTwenty();
    const page = await stack.open('/insights/errors', { scope: 'read' });
    await page.getByText('12 of 20 messages').waitFor();
    await section(page, 'By kind').getByText('Held back by filters').waitFor();
    const codes = section(page, 'By error code').getByRole('article');
    expect(await codes.count()).toBe(2);
    await codes.first().getByText('10 messages (83.3% of all errors)').waitFor();
    await codes
      .first()
      .getByText(/^Most from: \+\d+: \d+ /)
      .waitFor();
  });

  it('can be looked up by number and by words', async () => {
    const page = await stack.open('/insights/errors');
    await page.getByText('No errors in this period').waitFor();
    await page.getByLabel('Error code or words').fill('30006');
    await page.getByRole('heading', { name: /^30006: / }).waitFor();
    await page.getByLabel('Error code or words').fill('xyzzy');
    await page.getByText('No code that is known here').waitFor();
  });
});

describe('clicks', () => {
  it('are counted by people and by link, with previews told apart', async () => {
    await sendTwenty();
    const page = await stack.open('/insights/clicks');
    await page.getByText('of 8 delivered messages').waitFor();
    const row = page.getByRole('row', { name: /example\.com/ });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['1', '1', '12.5%', '1', '0']);
  });

  it('are missed where there are none', async () => {
    const page = await stack.open('/insights/clicks');
    await page.getByText('No clicks in this period').waitFor();
  });
});

describe('alerts', () => {
  it('are sudden rises by how alarming they are, and what Twilio reported', async () => {
    await sendTwenty();
    const page = await stack.open('/insights/alerts');
    // What a process has counted before the account was emptied it still remembers.
    const rise = section(page, 'Sudden rises of errors').getByRole('article').first();
    await rise.getByText(/^(Important|Urgent)$/).waitFor();
    await rise.getByText(/\d+ errors among \d+ messages/).waitFor();
    const event = section(page, 'Reported by Twilio').getByRole('article');
    await event.getByRole('heading', { name: /^11200: / }).waitFor();
    await event.getByText('Error', { exact: true }).waitFor();
    await event.getByRole('link', { name: /^SM/ }).click();
    await page.getByRole('heading', { name: 'Message', exact: true }).waitFor();
  });

  it('are missed where there are none', async () => {
    const page = await stack.open('/insights/alerts');
    await page.getByText('No sudden rises').waitFor();
    await page.getByText('Nothing was reported').waitFor();
  });
});

it('looks as far back as is chosen', async () => {
  await sendTwenty();
  const page = await stack.open('/insights/overview');
  await page.getByRole('list', { name: 'How far messages came' }).waitFor();
  const asked = page.waitForRequest((request) => {
    const since = new URL(request.url()).searchParams.get('since');
    return since !== null && Date.now() - Date.parse(since) > 29 * 86_400_000;
  });
  await page.getByLabel('Period').selectOption('Last 30 days');
  await asked;
});

it('can be gone through by keyboard alone', async () => {
  await sendTwenty();
  const page = await stack.open('/insights/overview');
  await page.getByRole('list', { name: 'How far messages came' }).waitFor();
  await page.getByLabel('Period').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('12 of 20 messages').waitFor();
  for (const _ of [1, 2, 3, 4, 5]) await page.keyboard.press('Tab');
  await page.keyboard.type('landline');
  await page.getByText(/^\d+ found$/).waitFor();
});

it.each(looks)('is accessible, %s, %j', async (theme, viewport) => {
  await sendTwenty();
  const page = await stack.open('/insights/overview', { theme, viewport });
  const populated = {
    Overview: page.getByRole('list', { name: 'How far messages came' }),
    Errors: page.getByText('12 of 20 messages'),
    Clicks: page.getByRole('row', { name: /example\.com/ }),
    Alerts: page.getByText(/\d+ errors among \d+ messages/).first(),
  };
  for (const [name, content] of Object.entries(populated)) {
    await page.getByRole('link', { name, exact: true }).click();
    await content.waitFor();
    await expectAccessible(page);
  }
});
