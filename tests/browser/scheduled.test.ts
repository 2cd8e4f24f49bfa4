import type { Page } from 'playwright-core';
import { bodyOf } from '../../emulator/stack-client';
import type { ScheduleAnswer } from '../../src/scheduling/schedule-messages';
import { browserStack, expectAccessible, keepPicture, looks, wide } from './browser';

const stack = browserStack();
const ana = '+14155550101';
const ben = '+12125550102';
const dayMs = 86_400_000;
const inDays = (days: number) =>
  new Date(Math.floor((Date.now() + days * dayMs) / 60_000) * 60_000).toISOString();
/** The day, where the browser is. */
const dayIn = (days: number) =>
  new Date(Date.now() + days * dayMs).toLocaleDateString('sv', { timeZone: 'America/New_York' });

async function schedule(recipients: string[], body: string, days: number): Promise<string[]> {
  const request = { recipients, body, sendAt: inDays(days) };
  const { results } = await bodyOf(stack.post<ScheduleAnswer>('/messages/schedule', request));
  return results.map(({ sid = '' }) => sid);
}

const row = (page: Page, words: string) => page.getByRole('listitem').filter({ hasText: words });
const gone = (page: Page, words: string) =>
  page.getByText(words, { exact: true }).waitFor({ state: 'detached' });
const statusesOf = async (to: string) =>
  (
    await stack.control<{ messages: { status: string }[] }>(`messages?to=${encodeURIComponent(to)}`)
  ).messages.map(({ status }) => status);

describe('what waits', () => {
  it('stands under its day, with the time here and where the recipient is', async () => {
    await schedule([ana], 'See you soon', 3);
    await schedule([ben], 'Much later', 60);
    const page = await stack.open('/scheduled');
    await row(page, 'See you soon').getByText('Waiting at Twilio').waitFor();
    await row(page, 'See you soon').getByText('in Los Angeles').waitFor();
    await row(page, 'Much later').getByText('Held here until Twilio takes it').waitFor();
    const day = new Date(inDays(3)).toLocaleDateString('en', {
      dateStyle: 'full',
      timeZone: 'America/New_York',
    });
    await page.getByRole('region', { name: day }).getByText('See you soon').waitFor();
  });

  it('is nothing at first, and comes by itself', async () => {
    const page = await stack.open('/scheduled');
    await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
    await schedule([ana], 'Fresh', 3);
    await page.getByText('Fresh', { exact: true }).waitFor();
  });

  it('is narrowed down by number, day and state', async () => {
    await schedule([ana], 'For Ana', 3);
    await schedule([ben], 'For Ben', 6);
    const page = await stack.open('/scheduled');
    await page.getByText('For Ben', { exact: true }).waitFor();
    await page.getByLabel('Phone number').fill('+1 (415) 555-0101');
    await gone(page, 'For Ben');
    await page.getByText('For Ana', { exact: true }).waitFor();
    await page.getByLabel('Phone number').fill('');
    await page.getByLabel('From').fill(dayIn(5));
    await page.getByText('For Ben', { exact: true }).waitFor();
    await gone(page, 'For Ana');
    await page.getByLabel('Until').fill(dayIn(5));
    await page.getByRole('heading', { name: 'No message like this' }).waitFor();
  });

  it('leads from one message to all of the same call', async () => {
    await schedule([ana, ben], 'Together', 3);
    await schedule([ana], 'Alone', 3);
    const page = await stack.open('/scheduled');
    await row(page, 'Alone').waitFor();
    await row(page, 'Together').first().getByTitle('Show only these').click();
    await gone(page, 'Alone');
    expect(await row(page, 'Together').count()).toBe(2);
    expect(await page.getByLabel('Campaign or series').inputValue()).not.toBe('');
  });

  it('is narrowed down still after Back and a reload, without the number in the address', async () => {
    await schedule([ana], 'For Ana', 3);
    await schedule([ben], 'For Ben', 3);
    const page = await stack.open('/scheduled');
    await page.getByLabel('Phone number').fill(ana);
    await page.getByLabel('State').selectOption('all');
    await page.waitForURL(/state=all$/);
    await gone(page, 'For Ben');
    await row(page, 'For Ana').getByRole('link', { name: ana }).click();
    await page.getByRole('heading', { name: `Conversation with ${ana}` }).waitFor();
    await page.goBack();
    for (const again of [false, true]) {
      if (again) await page.reload();
      await page.getByText('For Ana', { exact: true }).waitFor();
      expect(await page.getByText('For Ben', { exact: true }).count()).toBe(0);
      expect(await page.getByLabel('Phone number').inputValue()).toBe(ana);
      expect(page.url()).toMatch(/#\/scheduled\?state=all$/);
    }
  });

  it('stays left, whatever was typed a moment before', async () => {
    const page = await stack.open('/scheduled');
    await page.getByLabel('Campaign or series').fill('b1');
    await page.route('**/console/campaigns-*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await page.getByRole('link', { name: 'Campaigns' }).click();
    await page.getByRole('heading', { name: 'There are no campaigns yet' }).waitFor();
  });

  it('says what is wrong with a number that is none', async () => {
    const page = await stack.open('/scheduled');
    await page.getByLabel('Phone number').fill('12');
    const reasons = page.getByRole('alert').getByText('is not a phone number');
    await reasons.first().waitFor();
    expect(await reasons.count()).toBe(1);
  });

  it('can only be looked at with a key that may not send', async () => {
    await schedule([ana], 'Look only', 3);
    const page = await stack.open('/scheduled', { scope: 'read' });
    await page.getByText('Look only', { exact: true }).waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await page.getByRole('button', { name: /Cancel|Reschedule/ }).count()).toBe(0);
  });
});

describe('canceling', () => {
  it('takes one message back, by keyboard alone', async () => {
    await schedule([ana], 'Not this one', 3);
    const page = await stack.open('/scheduled');
    await page.getByRole('button', { name: `Cancel the message to ${ana}` }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText(`1 message to ${ana} will not be sent.`).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const confirm = dialog.getByRole('button', { name: 'Cancel 1 message' });
    await confirm.focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 canceled.').waitFor();
    await gone(page, 'Not this one');
    expect(await statusesOf(ana)).toEqual(['canceled']);
    await page.getByLabel('State').selectOption('canceled');
    await row(page, 'Not this one').getByText('Canceled: on request').waitFor();
  });

  it('is reported until something else is done', async () => {
    await schedule([ana], 'Not this one', 3);
    await schedule([ana], 'Nor this one', 4);
    await schedule([ben], 'Moves', 5);
    const page = await stack.open('/scheduled');
    const cancel = async (words: string) => {
      await row(page, words).getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Cancel 1 message' }).click();
      await page.getByText('1 canceled.').waitFor();
      await gone(page, words);
      await page.getByText('1 canceled.').waitFor();
    };
    await cancel('Not this one');
    await page.getByRole('button', { name: `Reschedule the message to ${ben}` }).click();
    await page.getByRole('button', { name: 'Not now' }).click();
    expect(await page.getByText('1 canceled.').count()).toBe(0);
    await cancel('Nor this one');
    await page.getByLabel('State').selectOption('canceled');
    await page.getByText('Nor this one', { exact: true }).waitFor();
    expect(await page.getByText('1 canceled.').count()).toBe(0);
  });

  it('takes those back that are selected, and leaves the others', async () => {
    await schedule([ana, ben, '+14155550103'], 'Group', 3);
    await schedule(['+14155550104'], 'Stays', 4);
    const page = await stack.open('/scheduled');
    await page.getByText('Select all 4 shown').click();
    await page.getByLabel('Select the message to +14155550104').press('Space');
    await page.getByRole('button', { name: 'Cancel 3 selected' }).click();
    await page.getByRole('alertdialog').getByText('3 messages to 3 people will not be sent.').waitFor();
    await page.getByRole('button', { name: 'Cancel 3 messages' }).click();
    await page.getByText('3 canceled.').waitFor();
    await page.getByText('Group', { exact: true }).first().waitFor({ state: 'detached' });
    expect(await statusesOf('+14155550104')).toEqual(['scheduled']);
  });

  it('takes everything of a person back, also what is not shown', async () => {
    await schedule([ana], 'One', 3);
    await schedule([ana], 'Two', 50);
    const page = await stack.open('/scheduled');
    await page.getByLabel('Phone number').fill(ana);
    await page.getByLabel('Until').fill(dayIn(10));
    await gone(page, 'Two');
    await page.getByRole('button', { name: `Cancel everything for ${ana}` }).click();
    await page.getByRole('alertdialog').getByText('2 messages will not be sent.').waitFor();
    await page.getByRole('button', { name: 'Cancel 2 messages' }).click();
    await page.getByText('2 canceled.').waitFor();
    await page.getByRole('heading', { name: 'No message like this' }).waitFor();
  });

  it('says so where it was too late', async () => {
    await schedule([ana], 'About to leave', 1);
    const page = await stack.open('/scheduled');
    await page.getByRole('button', { name: `Cancel the message to ${ana}` }).click();
    await page.getByRole('alertdialog').waitFor();
    await stack.control('clock', { advanceSeconds: 86_401 });
    await stack.settled();
    await page.getByRole('button', { name: 'Cancel 1 message' }).click();
    await page.getByText('1 too late: already on the way.').waitFor();
    await page.getByRole('heading', { name: 'Not everything was canceled' }).waitFor();
  });

  it('says so where it failed, and may be tried again', async () => {
    await schedule([ana], 'Stubborn', 3);
    const page = await stack.open('/scheduled');
    const broken = { status: 503, json: { title: 'Not available', status: 503, detail: 'Try later.' } };
    await page.route('**/messages/cancel', (route) => route.fulfill(broken));
    await page.getByRole('button', { name: `Cancel the message to ${ana}` }).click();
    await page.getByRole('button', { name: 'Cancel 1 message' }).click();
    await page.getByText('1 not canceled, try again: Try later.').waitFor();
    await page.getByText('Stubborn', { exact: true }).waitFor();
  });
});

describe('rescheduling', () => {
  const open = async () => {
    const page = await stack.open('/scheduled');
    await page.getByRole('button', { name: `Reschedule the message to ${ana}` }).click();
    await page.getByRole('dialog').waitFor();
    return page;
  };

  it('moves a message, by the clock of its recipient', async () => {
    await schedule([ana], 'Later, please', 3);
    const page = await open();
    await page.getByLabel('Day', { exact: true }).fill(dayIn(8));
    await page.getByLabel('Time', { exact: true }).fill('12:00');
    await page.getByText('1 message moves from').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Reschedule', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await row(page, 'Later, please').getByText('3:00 PM').waitFor();
    expect((await statusesOf(ana)).sort()).toEqual(['canceled', 'scheduled']);
  });

  it("moves a message, by the viewer's clock", async () => {
    await schedule([ana], 'Later, please', 3);
    const page = await open();
    await page.getByLabel('By whose clock').selectOption('viewer');
    await page.getByLabel('Day', { exact: true }).fill(dayIn(8));
    await page.getByLabel('Time', { exact: true }).fill('12:00');
    await page.getByLabel('Time', { exact: true }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await row(page, 'Later, please').getByText('12:00 PM').waitFor();
  });

  it.each([
    [-2, /M, your time, is over\.$/],
    [363, /M, your time, is more than 360 days ahead\.$/],
  ])('takes no time that is over, or too far ahead: in %i days', async (days, words) => {
    await schedule([ana], 'Stays', 3);
    const page = await open();
    await page.getByLabel('Day', { exact: true }).fill(dayIn(days));
    await page.getByRole('dialog').getByText(words).waitFor();
    expect(await page.getByRole('button', { name: 'Reschedule', exact: true }).isDisabled()).toBe(true);
    await expectAccessible(page);
  });

  it('says by the clock of the viewer why a time is none, and keeps what was entered', async () => {
    await schedule([ana], 'Stays', 8);
    const page = await open();
    // The backend's clock is ahead of the browser's.
    await stack.control('clock', { advanceSeconds: 5 * 86_400 });
    await page.getByLabel('Day', { exact: true }).fill(dayIn(3));
    await page.getByRole('button', { name: 'Reschedule', exact: true }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'The message cannot be sent at this time' });
    await alert
      .getByText(/^\w+ \d+, \d+, .*M is before .*M, the earliest possible time \(your time\)/)
      .waitFor();
    expect(await alert.innerText()).not.toMatch(/\dT\d/);
    expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe(dayIn(3));
  });
});

describe.each(looks)('%s, %j', (theme, viewport) => {
  it('is accessible and needs no sideways scrolling', async () => {
    await schedule([ana, ben], 'Your appointment is tomorrow at nine. Reply C to confirm, or call us.', 3);
    await schedule([ana], 'Thank you for coming', 40);
    const page = await stack.open('/scheduled', { theme, viewport });
    await page.getByText('Thank you for coming').waitFor();
    await page.getByLabel(`Select the message to ${ben}`).press('Space');
    await expectAccessible(page);
    if (theme === 'light' && viewport === wide) await keepPicture(page, 'scheduled');
    await page.getByRole('button', { name: `Reschedule the message to ${ben}` }).click();
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page);
  });
});
