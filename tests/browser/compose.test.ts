import type { Page } from 'playwright-core';
import type { ScheduledList } from '../../src/scheduling/list-scheduled';
import { browserStack, expectAccessible, keepPicture, looks, wide } from './browser';

const stack = browserStack();

const ana = '+14155550101';
const ben = '+14155550102';
const luc = '+33612345678';

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const numbers = (page: Page) => page.getByRole('textbox', { name: 'Phone numbers' });
const text = (page: Page) => page.getByRole('textbox', { name: 'Text' });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const dialog = (page: Page) => page.getByRole('alertdialog');

async function write(page: Page, list: string, body: string): Promise<void> {
  await numbers(page).fill(list);
  await text(page).fill(body);
  await page.getByText('Up to date').waitFor();
}

/** What the page has come to, once its address says so. */
async function campaignOf(page: Page, end = '') {
  await page.waitForURL(new RegExp(`#/campaigns/CMP[0-9a-z]{21}${end}$`));
  const [id] = /CMP\w+/.exec(page.url()) ?? [];
  const { body } = await stack.get<{ name: string; state: string; counts: object }>(
    `/campaigns/show?id=${id}`,
  );
  return body;
}

describe('composing', () => {
  it('makes a campaign of what was pasted, once it was confirmed', async () => {
    const page = await stack.open('/compose', { scope: 'send' });
    await write(page, `number,first name\n${ana},Ana\n${ben},Ben\n4155550103,Cy\n${ana},Ana again`, 'Hi ');
    await button(page, '{{first_name}}').click();
    expect(await text(page).inputValue()).toBe('Hi {{first_name}}');
    await page.getByText(`To ${ana}`).waitFor();
    await page.getByText('Hi Ana', { exact: true }).waitFor();
    await button(page, 'Next').click();
    await page.getByText('Hi Ben', { exact: true }).waitFor();
    await button(page, /^First$/).click();
    await page.getByText('Hi Ana', { exact: true }).waitFor();
    await page.getByText('2 of 4 rows').waitFor();

    await button(page, '2 rows without a message').click();
    const rows = page.getByRole('region', { name: 'Rows without a message' });
    expect(await rows.innerText()).toMatch(/Line 4: 4155550103 has no country code.*\(invalid\)/s);
    expect(await rows.innerText()).toMatch(/Line 5: \+14155550101 is the person of line 2 \(duplicate\)/);

    await page.getByLabel('Name of the campaign').fill('Autumn');
    await page.getByText('Without one, it is called “Message of').waitFor();
    await button(page, 'Save as campaign').click();
    expect(await dialog(page).innerText()).toMatch(/2 people get a message: 2 segments for about \$0\.0166/);
    expect(await dialog(page).innerText()).toContain('Not sent: 1 invalid row, 1 duplicate.');
    await dialog(page).getByRole('button', { name: 'Save as campaign' }).click();
    const campaign = await campaignOf(page);
    expect(campaign).toMatchObject({ name: 'Autumn', state: 'draft' });
    expect(campaign.counts).toMatchObject({ total: 4, pending: 2, invalid: 1, duplicate: 1 });
    await page.goBack();
    expect(await numbers(page).inputValue()).toBe('');
  });

  it('goes on to the start of the campaign, where it is to be sent now', async () => {
    const page = await stack.open('/compose');
    await write(page, ana, 'Hi');
    await button(page, 'Send now').click();
    await dialog(page).getByText('Sending begins at once').waitFor();
    await dialog(page).getByRole('button', { name: 'Send now' }).click();
    expect(await campaignOf(page, '/start')).toMatchObject({ state: 'draft', counts: { total: 1 } });
  });

  it('is not stopped by a double click on the confirmation, but by its button', async () => {
    const page = await stack.open('/compose');
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/campaigns/create', (route) => held.then(() => route.continue()));
    await write(page, ana, 'Hi');
    await button(page, 'Send now').click();
    await dialog(page).getByRole('button', { name: 'Send now' }).dblclick();
    const progress = page.getByRole('dialog', { name: 'Handing over the recipients' });
    await progress.waitFor();
    await page.mouse.click(5, 5);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expectAccessible(page);
    letGo();
    await campaignOf(page, '/start');
    const { body } = await stack.get<{ campaigns: unknown[] }>('/campaigns/list');
    expect(body.campaigns).toHaveLength(1);
  });

  it('says where it was stopped that nothing is sent, and where the draft is', async () => {
    const page = await stack.open('/compose');
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/campaigns/create', (route) => held.then(() => route.continue()));
    await write(page, ana, 'Hi');
    await page.getByLabel('Name of the campaign').fill('Autumn');
    await button(page, 'Send now').click();
    await dialog(page).getByRole('button', { name: 'Send now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
    letGo();
    await page.getByText('Nothing is sent yet.').waitFor();
    await page.getByRole('link', { name: 'Autumn' }).click();
    expect(await campaignOf(page)).toMatchObject({ name: 'Autumn', state: 'draft' });
  });

  it('does nothing without the confirmation', async () => {
    const page = await stack.open('/compose');
    await write(page, ana, 'Hi');
    await button(page, 'Send now').click();
    await dialog(page).getByRole('button', { name: 'Not now' }).click();
    await button(page, 'Send now').waitFor();
    const { body } = await stack.get<{ campaigns: unknown[] }>('/campaigns/list');
    expect(body.campaigns).toEqual([]);
  });

  it('reads a file with semicolons, by the columns that are chosen', async () => {
    const page = await stack.open('/compose');
    await page.getByLabel('Choose a CSV file').setInputFiles({
      name: 'Customers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`work;private;Vorname\n${ben};${ana};Zoë\n`, 'latin1'),
    });
    await page.getByText('Customers.csv: 1 row').waitFor();
    await page.getByText('Choose the column that has the phone numbers.').waitFor();
    await page.getByLabel('Column with the phone numbers').selectOption('private');
    await text(page).fill('Hi {{name}}');
    await page.getByText('Choose a column, or give a default.').waitFor();
    await page.getByLabel('Column for {{name}}').selectOption('Vorname');
    await page.getByText(`To ${ana}`).waitFor();
    await page.getByText('Hi Zoë', { exact: true }).waitFor();
    await page.getByText('1 of 1 row').waitFor();
    await button(page, 'Save as campaign').click();
    await dialog(page).getByRole('button', { name: 'Save as campaign' }).click();
    expect(await campaignOf(page)).toMatchObject({ name: 'Customers', counts: { total: 1, pending: 1 } });
  });

  it('sends no text with a field that is none', async () => {
    const page = await stack.open('/compose');
    await numbers(page).fill(`number,First name\n${ana},Ana`);
    await text(page).fill('Hi {{First name}}');
    await page.getByText('{{First name}} is not a field: write {{First_name}}.').first().waitFor();
    expect(await button(page, 'Send now').isDisabled()).toBe(true);
    await expectAccessible(page);
    await text(page).fill('Hi {{First_name}}');
    await page.getByText('Hi Ana', { exact: true }).waitFor();
    await page.getByText('Up to date').waitFor();
    expect(await button(page, 'Send now').isEnabled()).toBe(true);
  });

  it('marks what makes a message longer, and replaces it', async () => {
    const page = await stack.open('/compose');
    await write(page, ana, 'It’s ready [now]');
    const length = page.getByRole('group', { name: 'Length of the message' });
    expect(await length.innerText()).toContain("Because of ’ (could be ')");
    expect(await page.getByRole('region', { name: 'Preview' }).locator('mark').allInnerTexts()).toEqual([
      '’',
    ]);
    await button(page, 'Replace what can be replaced').click();
    expect(await text(page).inputValue()).toBe("It's ready [now]");
    await length.getByText('18 of 160 characters').waitFor();
    expect(await length.innerText()).toContain('Counted twice: [ ]');
  });

  it('says who is not written to, and for what', async () => {
    await stack.post('/opt-outs/add', { to: ben });
    const page = await stack.open('/compose');
    await write(page, `${ana}\n${ben}`, 'Hi');
    await page.getByText('1 opted out, 0 known bad').waitFor();
    await button(page, '1 row without a message').click();
    await page.getByText(`Line 2: ${ben} has opted out`).waitFor();
  });

  it('schedules for the local time of each recipient', async () => {
    const page = await stack.open('/compose');
    await write(page, `${ana}\n${luc}`, 'Good morning');
    await page.getByText('At a set time').click();
    const { now } = await stack.control<{ now: string }>('clock');
    const day = new Date(Date.parse(now) + 3 * 86_400_000).toISOString().slice(0, 10);
    const shown = new Date(`${day}T00:00Z`).toLocaleDateString('en', { dateStyle: 'full', timeZone: 'UTC' });
    await page.getByLabel('Day').fill(day);
    await page.getByLabel('Time', { exact: true }).fill('10:30');
    await button(page, 'Schedule').click();
    await dialog(page).getByText(`on ${shown} at 10:30\u202fAM by the clock of each recipient`).waitFor();
    await dialog(page).getByRole('button', { name: 'Schedule' }).click();
    await page.waitForURL(/#\/scheduled$/);
    await page.getByText('2 messages scheduled').waitFor();
    const { body } = await stack.get<ScheduledList>('/messages/scheduled');
    const zones = Object.fromEntries(
      body.messages.map(({ to, timeZone, sendAt }) => [to, [timeZone, sendAt]]),
    );
    expect(zones[luc]?.[0]).toBe('Europe/Paris');
    const hourIn = (to: string) =>
      new Date(zones[to]?.[1] ?? '').toLocaleTimeString('en-GB', {
        timeZone: zones[to]?.[0],
        timeStyle: 'short',
      });
    expect([hourIn(ana), hourIn(luc)]).toEqual(['10:30', '10:30']);
  });

  it('takes no day that is over, or too far ahead', async () => {
    const page = await stack.open('/compose');
    await write(page, `${ana}\n${luc}`, 'Good morning');
    await page.getByText('At a set time').click();
    await page.getByLabel('Day').fill(dayIn(-2));
    await page.getByText('This day is over.').first().waitFor();
    expect(await button(page, 'Schedule').isDisabled()).toBe(true);
    await page.getByLabel('Day').fill(dayIn(363));
    await page.getByText('This day is more than 360 days ahead.').first().waitFor();
    expect(await button(page, 'Schedule').isDisabled()).toBe(true);
    await page.getByLabel('Day').fill(dayIn(3));
    await page.getByText('Up to date').waitFor();
    expect(await button(page, 'Schedule').isEnabled()).toBe(true);
  });

  it('tells by the clock of the viewer why a time is none for anybody, and schedules nothing', async () => {
    // The backend's clock is ahead of the browser's.
    await stack.control('clock', { advanceSeconds: 5 * 86_400 });
    const page = await stack.open('/compose');
    await write(page, `${ana}\n${luc}`, 'Good morning');
    await page.getByText('At a set time').click();
    await page.getByLabel('Day').fill(dayIn(3));
    await page.getByText('No row can be sent: see why above.').waitFor();
    expect(await button(page, 'Schedule').isDisabled()).toBe(true);
    await button(page, '2 rows without a message').click();
    await page
      .getByText(/Line 1: \+14155550101 \w+ \d+, \d+, 1?\d:00\s[AP]M is before .* \(your time\) \(invalid\)/)
      .waitFor();
  });

  it('says whom Twilio has refused when scheduling, and keeps only them', async () => {
    const [invalid, region, landline] = ['+15005550001', '+15005550003', '+15005550009'];
    await stack.post('/opt-outs/add', { to: ben });
    const page = await stack.open('/compose');
    const list = [ana, ben, '+14155550103', invalid, region, landline].map((to, at) => `${to},"Row, ${at}"`);
    await write(page, `number,name\n${list.join('\n')}`, 'Hi {{name}}');
    await page.getByText('At a set time').click();
    await page.getByText('5 of 6 rows').waitFor();
    await button(page, 'Schedule').click();
    await dialog(page).getByText('5 people get a message').waitFor();
    await dialog(page).getByRole('button', { name: 'Schedule' }).click();
    await page.getByRole('alert').getByText('2 of 5 messages scheduled, 3 refused').waitFor();
    const refused = await page.getByRole('region', { name: 'Recipients without a message' }).innerText();
    expect(refused).toMatch(/\+15005550001: .*21211.*\n\+15005550003: .*21408.*\n\+15005550009: .*21614.*$/s);
    expect(refused).not.toContain(ben);
    await expectAccessible(page);
    expect(await numbers(page).inputValue()).toBe(
      `number,name\n${invalid},"Row, 3"\n${region},"Row, 4"\n${landline},"Row, 5"\n`,
    );
    expect(await text(page).inputValue()).toBe('Hi {{name}}');
    const { body } = await stack.get<ScheduledList>('/messages/scheduled');
    expect(body.messages.map(({ to }) => to).sort()).toEqual([ana, '+14155550103']);
  });

  it('shows why every message would fail, and sends anyway when asked a second time', async () => {
    stack.stack().gateway.killAll();
    await stack.control('compliance', { blockedCountries: ['FR'] });
    const page = await stack.open('/compose');
    await write(page, luc, 'Hi');
    await page.getByText('may not send texts to these countries').waitFor();
    await button(page, 'Save as campaign').click();
    await dialog(page).getByRole('button', { name: 'Save as campaign' }).click();
    await dialog(page).getByRole('heading', { name: 'Every message would fail' }).waitFor();
    await dialog(page).getByText('Enable them in the Console').waitFor();
    await dialog(page).getByRole('button', { name: 'Send anyway' }).click();
    expect(await campaignOf(page)).toMatchObject({ counts: { total: 1 } });
    stack.stack().gateway.killAll();
  });

  describe('what takes more than one call', () => {
    const patient = 90_000;
    /** So many that the second call has 200 of them. */
    const begin = async (page: Page) => {
      const list = Array.from({ length: 5_200 }, (_, at) => `+1415${5_550_000 + at}`).join('\n');
      await page
        .getByLabel('Choose a CSV file')
        .setInputFiles({ name: 'all.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
      await text(page).fill('Hi');
      await page.getByText('From a sample of 1,000 of 5,200 rows').waitFor();
      await button(page, 'Save as campaign').click();
      await dialog(page).getByText('5,200 people get a message').waitFor();
      await dialog(page).getByRole('button', { name: 'Save as campaign' }).click();
    };
    const expectAll = async (page: Page) =>
      expect((await campaignOf(page)).counts).toMatchObject({ total: 5_200, pending: 5_200, duplicate: 0 });

    it(
      'goes on from where it failed, and adds nobody twice',
      async () => {
        const page = await stack.open('/compose');
        const refuse = { title: 'Refused', detail: 'For the moment.', code: 'misconfigured', status: 500 };
        await page.route(
          '**/campaigns/add-recipients',
          (route) => route.fulfill({ status: 500, json: refuse }),
          { times: 1 },
        );
        await begin(page);
        await page.getByText('5,000 of 5,200 recipients were taken').waitFor();
        await button(page, 'Go on').click();
        await expectAll(page);
      },
      patient,
    );

    it(
      'stops when it is told, or left after a warning, and goes on from there',
      async () => {
        const page = await stack.open('/compose');
        const asked: string[] = [];
        page.on('dialog', (question) => {
          asked.push(question.type());
          return question.accept();
        });
        await page.route('**/campaigns/add-recipients', () => undefined, { times: 1 });
        await begin(page);
        await page.getByRole('dialog').getByText('Taken: 5,000 of 5,200').waitFor();
        await expectAccessible(page);
        await page.reload();
        expect(asked).toEqual(['beforeunload']);
        await page.getByText('The page was left before all were handed over').waitFor();
        await page.getByText('5,000 of 5,200 recipients were taken').waitFor();

        let letGo = () => {};
        const held = new Promise<void>((resolve) => {
          letGo = resolve;
        });
        await page.route('**/campaigns/add-recipients', (route) => held.then(() => route.continue()), {
          times: 1,
        });
        await button(page, 'Go on').click();
        await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
        letGo();
        await page.getByText('5,200 of 5,200 recipients were taken').waitFor();
        await button(page, 'Go on').click();
        await expectAll(page);
      },
      patient,
    );
  });

  it('keeps the draft over a reload, and forgets it on signing out', async () => {
    const page = await stack.open('/compose');
    await write(page, ana, 'Hi');
    await page.reload();
    await page.getByText('Up to date').waitFor();
    expect(await numbers(page).inputValue()).toBe(ana);
    expect(await text(page).inputValue()).toBe('Hi');
    await button(page, 'Sign out').click();
    await page.getByLabel('API key').waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('shows text from outside as text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const page = await stack.open('/compose');
    await write(page, `number,name\n${ana},${evil}\n${evil},x`, `${evil} {{name}}`);
    await page.getByText(`${evil} ${evil}`, { exact: true }).waitFor();
    await button(page, '1 row without a message').click();
    await page.getByText(`Line 3: ${evil}`).waitFor();
    expect(await page.locator('img').count()).toBe(0);
  });

  it('says what is missing, and offers to ask again after a failure', async () => {
    const page = await stack.open('/compose');
    await page.getByText('Nothing to send yet').waitFor();
    expect(await button(page, 'Send now').isDisabled()).toBe(true);
    await page.route('**/messages/preview', (route) => route.abort(), { times: 1 });
    await numbers(page).fill(ana);
    await text(page).fill('Hi');
    await page.getByRole('alert').getByText('The backend cannot be reached').waitFor();
    await button(page, 'Try again').click();
    await page.getByText('Up to date').waitFor();
  });

  it('asks for what the options say', async () => {
    const page = await stack.open('/compose');
    await button(page, 'Options').click();
    await page.getByText('Smart encoding', { exact: true }).click();
    await page.getByLabel('In quiet hours').selectOption('block');
    await page.getByLabel('What the message is for').selectOption('marketing');
    const asked = page.waitForRequest(/messages\/preview/);
    await write(page, ana, 'It’s');
    expect((await asked).postDataJSON()).toMatchObject({
      smartEncoded: true,
      quietHours: 'block',
      messageIntent: 'marketing',
    });
    await page.getByLabel('Give up after, in minutes').fill('9999');
    await page.getByText('Enter 1 to 600 minutes').first().waitFor();
    expect(await button(page, 'Send now').isDisabled()).toBe(true);
  });

  it('works by keyboard alone', async () => {
    const page = await stack.open('/compose');
    await numbers(page).focus();
    await page.keyboard.type(ana);
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 30; presses++) {
        await page.keyboard.press('Tab');
        const label = await page.evaluate(() => {
          const active = document.activeElement;
          return active instanceof HTMLTextAreaElement ? active.labels[0]?.textContent : active?.textContent;
        });
        if (label?.includes(name)) return;
      }
      throw new Error(`Tab never comes to ${name}`);
    };
    await tabTo('Text');
    await page.keyboard.type('Hi');
    await page.getByText('Up to date').waitFor();
    await tabTo('Save as campaign');
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    // What is safe has the focus.
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await button(page, 'Save as campaign').focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await campaignOf(page)).toMatchObject({ counts: { total: 1 } });
  });

  it('is not offered to a key that may only look', async () => {
    const page = await stack.open('/compose', { scope: 'read' });
    await page.getByRole('heading', { name: 'Campaigns', level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: 'Compose' }).count()).toBe(0);
  });

  it.each(looks)('is accessible, %s, %j', async (theme, viewport) => {
    const page = await stack.open('/compose', { theme, viewport });
    await write(
      page,
      `number,name\n${ana},Ana\n4155550103,Cy\n${luc},Luc`,
      'Hi {{name}}, your order’s ready: pick it up until 8 p.m. Reply STOP to opt out.',
    );
    await expectAccessible(page);
    if (theme === 'light') await keepPicture(page, viewport === wide ? 'compose' : 'compose-narrow');
    await button(page, /without a message/).click();
    await button(page, 'Options').click();
    await page.getByText('At a set time').click();
    await page.getByText('Up to date').waitFor();
    await expectAccessible(page);
    await button(page, 'Schedule').click();
    await dialog(page).waitFor();
    await expectAccessible(page);
  });
});
