import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { ShownBadNumber } from '../../src/bad-numbers/show-bad-number';
import type { OptOutCheck } from '../../src/consent/check-opt-out';
import { browserStack, expectAccessible, keepPicture, looks, wide } from './browser';

type CheckedNumber = OptOutCheck & { badNumber?: ShownBadNumber };

const stack = browserStack();

const ana = '+14155550101';
const bob = '+14155550102';
const landline = '+14155550103';

/** What the rules for refusals leave to a person. */
const doubtful = 'ENOUGH ALREADY';

const textIn = (from: string, body: string) => stack.control('inbound', { from, body });
const optOut = (to: string, note?: string) => stack.post('/opt-outs/add', { to, note });
const check = async (to: string) =>
  (await stack.get<CheckedNumber>(`/opt-outs/check?to=${encodeURIComponent(to)}`)).body;
const dialog = (page: Page) => page.getByRole('alertdialog');
const failAt = (page: Page, route: string) =>
  page.route(`**${route}*`, (one) =>
    one.fulfill({
      status: 422,
      json: { title: 'Twilio refused', detail: 'It said no.', code: 'twilio-refused', status: 422 },
    }),
  );

/** Something of everything that the pages show. */
async function populate() {
  await stack.control('faults', { undelivered: { [landline]: 21614 } });
  await stack.post('/messages/send', { to: landline, body: 'Hi' });
  await stack.settled();
  await textIn(bob, 'STOP');
  await optOut(ana, 'by phone');
  for (const from of ['+14155550104', '+14155550105']) await textIn(from, doubtful);
}

describe('checking a number', () => {
  it('tells that somebody may be written to', async () => {
    const page = await stack.open('/consent');
    await page.getByLabel('Phone number').fill('+1 (415) 555-0101');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('heading', { name: `${ana} may be written to` }).waitFor();
  });

  it('tells that somebody has opted out, when, how and with which note', async () => {
    await optOut(ana, 'by phone');
    const page = await stack.open('/consent', { scope: 'read' });
    await page.getByLabel('Phone number').fill(ana);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'do not write to them' }).waitFor();
    await page.getByRole('list', { name: 'History' }).getByText('“by phone”').waitFor();
    expect(await page.getByRole('button', { name: 'Remove this opt-out' }).count()).toBe(0);
  });

  it('says what is wrong with a number that is none', async () => {
    const page = await stack.open('/consent');
    await page.getByLabel('Phone number').fill('415 555 0101');
    await page.keyboard.press('Enter');
    await page.getByText('has no country code').waitFor();
  });

  it('tells a number that cannot be texted', async () => {
    await populate();
    const page = await stack.open('/consent');
    await page.getByLabel('Phone number').fill(landline);
    await page.keyboard.press('Enter');
    await page.getByText('Recipient is not a mobile number').waitFor();
  });

  it('opts a person out once, however fast the confirmation is clicked', async () => {
    const page = await stack.open('/consent');
    let calls = 0;
    await page.route('**/opt-outs/add', async (route) => {
      calls++;
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.getByLabel('Phone number').fill(ana);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Opt this person out' }).click();
    // Both clicks before anything is drawn again, as no hand but a program can be sure to make them.
    await dialog(page)
      .getByRole('button', { name: 'Opt out' })
      .evaluate((confirm: HTMLElement) => {
        confirm.click();
        confirm.click();
      });
    await page.getByText(`${ana} is opted out.`).waitFor();
    expect(calls).toBe(1);
  });

  it('leads to an opt-out and back, with a reason', async () => {
    const page = await stack.open('/consent');
    await page.getByLabel('Phone number').fill(ana);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Opt this person out' }).click();
    await dialog(page).getByRole('button', { name: 'Opt out' }).click();
    await page.getByRole('button', { name: 'Remove this opt-out' }).click();
    const confirm = dialog(page).getByRole('button', { name: 'Remove 1 opt-out' });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog(page).getByLabel('When and how did they ask for it').fill('She called on Monday');
    await confirm.click();
    await page.getByRole('heading', { name: `${ana} may be written to` }).waitFor();
    expect((await check(ana)).consent).toMatchObject({
      state: 'opted-in',
      note: 'She called on Monday',
      by: 'admin',
    });
  });
});

describe('a refusal in plain words', () => {
  it('is listed at once with its source where it is clear', async () => {
    await textIn(ana, 'please take me off your list');
    const page = await stack.open('/consent');
    await page.getByRole('row', { name: new RegExp(`\\${ana}.*In their own words`) }).waitFor();
  });
});

describe('what may be a refusal', () => {
  it('is put before a person, and becomes an opt-out with its source', async () => {
    await textIn(ana, doubtful);
    const page = await stack.open('/consent');
    await page.getByRole('link', { name: 'Review' }).click();
    await page.getByRole('article', { name: ana }).getByText(doubtful).waitFor();
    await page.getByRole('button', { name: `Opt out ${ana}` }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect((await check(ana)).optedOut).toBe(false);
    await page.getByRole('button', { name: `Opt out ${ana}` }).click();
    await page.getByRole('button', { name: 'Opt out 1 person' }).click();
    await page.getByRole('heading', { name: 'Nothing waits for a decision' }).waitFor();
    await page.getByRole('link', { name: 'Opt-outs' }).click();
    await page.getByRole('row', { name: new RegExp(`\\${ana}.*In their own words`) }).waitFor();
  });

  it('is decided by keyboard alone, one after the other', async () => {
    for (const from of [ana, bob]) await textIn(from, doubtful);
    const page = await stack.open('/consent/review', { scope: 'send' });
    await page.getByRole('button', { name: `Keep ${ana}` }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: ana }).waitFor({ state: 'detached' });
    // One step on is the first button.
    await page.getByRole('article', { name: bob }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Opt out 1 person' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Nothing waits for a decision' }).waitFor();
    expect([(await check(ana)).optedOut, (await check(bob)).optedOut]).toEqual([false, true]);
    await page.getByText('Show what was decided').click();
    await page.getByRole('article', { name: ana }).getByText('Kept by send').waitFor();
  });

  it('may be read with a key that may only read, and not decided', async () => {
    await textIn(ana, doubtful);
    const page = await stack.open('/consent/review', { scope: 'read' });
    await page.getByRole('article', { name: ana }).waitFor();
    expect(await page.getByRole('button', { name: 'Keep' }).count()).toBe(0);
  });
});

describe('the list of opt-outs', () => {
  it('says that it is empty, and what would bring somebody here', async () => {
    const page = await stack.open('/consent');
    await page.getByRole('heading', { name: 'Nobody has opted out' }).waitFor();
  });

  it('shows those of one source', async () => {
    await populate();
    const page = await stack.open('/consent');
    await page.getByRole('row', { name: ana }).waitFor();
    await page.getByLabel('How it was learned').selectOption('Entered by hand');
    await page.getByRole('row', { name: bob }).waitFor({ state: 'detached' });
    await page.getByRole('row', { name: ana }).waitFor();
  });

  it('takes somebody in', async () => {
    const page = await stack.open('/consent', { scope: 'send' });
    await page.getByRole('button', { name: 'Add an opt-out' }).click();
    await dialog(page).getByLabel('Phone number').fill(bob);
    await dialog(page).getByLabel('Note').fill('by letter');
    await dialog(page).getByRole('button', { name: 'Opt out' }).click();
    await page.getByRole('row', { name: new RegExp(`\\${bob}.*by letter`) }).waitFor();
    expect(await page.getByRole('button', { name: 'Remove' }).count()).toBe(0);
  });

  it('goes on page by page, and is saved whole', async () => {
    const entries = Array.from({ length: 150 }, (_, n) => ({ to: `+1415555${1_000 + n}` }));
    await stack.post('/opt-outs/import', { entries });
    await optOut(ana, '=HYPERLINK("http://example.com")');
    const page = await stack.open('/consent');
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('button', { name: 'Show more' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('row').count()).toBe(152);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('opt-outs.csv');
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(152);
    expect(lines[0]).toMatch(/^to,state,source,at/);
    expect(lines.find((line) => line.startsWith(ana))).toContain(`"'=HYPERLINK(""http://example.com"")"`);
  });

  it('says what went wrong', async () => {
    const page = await stack.open('/consent');
    await page.getByRole('heading', { name: 'Nobody has opted out' }).waitFor();
    await failAt(page, '/opt-outs/list');
    await page.reload();
    await page.getByRole('alert').getByText('It said no.').waitFor();
    await expectAccessible(page);
  });
});

describe('an import', () => {
  it('takes the good rows of a file and names the line of the bad one', async () => {
    const page = await stack.open('/consent/import');
    const file = `to,state,at,note\n${ana},opted-out,2026-01-02T03:04:05Z,"Hello, there"\nnobody,,,\n${bob},,yesterday,\n`;
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.getByText('4 lines.').waitFor();
    expect(await page.getByLabel('Rows').inputValue()).toBe(file);
    await page.getByRole('button', { name: 'Import' }).click();
    await dialog(page).getByText('3 rows opt somebody out').waitFor();
    await dialog(page).getByRole('button', { name: 'Import' }).click();
    await page.getByText('1 row taken, 2 rows refused.').waitFor();
    await page.getByRole('row', { name: /^3 nobody is not a phone number/ }).waitFor();
    await page.getByRole('row', { name: /^4 .*must be a time/ }).waitFor();
    expect((await check(ana)).consent).toMatchObject({ source: 'import', note: 'Hello, there' });
    await expectAccessible(page);
  });

  it('reads a list of numbers, by keyboard alone', async () => {
    const page = await stack.open('/consent/import');
    await page.getByLabel('Rows').focus();
    await page.keyboard.insertText(`${ana}\n${bob}\n`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog(page).getByText('2 rows opt somebody out, 0 let').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('2 rows taken, 0 rows refused.').waitFor();
  });

  it('says what a file lacks', async () => {
    const page = await stack.open('/consent/import');
    await page.getByLabel('Rows').fill('phone\n123\n');
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByText('one of them must be “to”').waitFor();
  });

  it('is not offered to a key that may not', async () => {
    const page = await stack.open('/consent', { scope: 'send' });
    await page.getByRole('link', { name: 'Review' }).waitFor();
    expect(await page.getByRole('link', { name: 'Import' }).count()).toBe(0);
  });
});

describe('bad numbers', () => {
  it('are listed with what speaks against them, and cleared with a reason', async () => {
    await populate();
    const page = await stack.open('/consent/bad-numbers');
    await page.getByRole('row', { name: /Recipient is not a mobile number/ }).waitFor();
    await page.getByRole('button', { name: `Clear ${landline}` }).click();
    await dialog(page).getByLabel('Why it is good after all').fill('ported');
    await dialog(page).getByRole('button', { name: 'Clear 1 number' }).click();
    await page.getByRole('heading', { name: 'No number is known to be bad' }).waitFor();
    expect((await check(landline)).badNumber).toBeUndefined();
  });
});

describe('the report', () => {
  it('tells in words how refusals were dealt with', async () => {
    await populate();
    const page = await stack.open('/consent/report');
    await page.getByText('there were 2 opt-outs').waitFor();
    await page.getByText('Entered by hand: 1').waitFor();
    await page.getByText('No message was sent to anybody after they had opted out.').waitFor();
    await page.getByLabel('Period').selectOption('The last 52 weeks');
    await page.getByText('there were 2 opt-outs').waitFor();
  });
});

describe('every part', () => {
  it.each(looks)('is accessible, %s, %j', async (theme, viewport) => {
    await populate();
    const page = await stack.open('/consent', { theme, viewport });
    const parts: [link: string, shown: string][] = [
      ['Opt-outs', ana],
      ['Review', doubtful],
      ['Import', 'Choose a file'],
      ['Bad numbers', landline],
      ['Report', 'there were 2 opt-outs'],
    ];
    for (const [link, shown] of parts) {
      await page.getByRole('link', { name: link, exact: true }).click();
      await page.getByText(shown).first().waitFor();
      await expectAccessible(page);
      if (theme === 'light' && viewport === wide && link === 'Review')
        await keepPicture(page, 'consent-review');
    }
  });
});
