import type { Page } from 'playwright-core';
import { bodyOf } from '../../emulator/stack-client';
import { browserStack, expectAccessible, keepPicture, looks, wide } from './browser';

const stack = browserStack();
const ana = '+14155550101';
const ben = '+14155550102';
const conversation = `/messages/with/${encodeURIComponent(ana)}`;

async function send(to: string, body: string): Promise<string> {
  const { sid } = await bodyOf(stack.post<{ sid: string }>('/messages/send', { to, body }));
  await stack.settled();
  return sid;
}

const write = (body: string, more: object = {}) => stack.control('inbound', { from: ana, body, ...more });
const button = (page: Page, name: string) => page.getByRole('button', { name });
const log = (page: Page) => page.getByRole('log');

describe('the latest messages', () => {
  it('say who, what and how far, the newest first', async () => {
    await send(ana, 'Your table is booked');
    await write('Thank you');
    const page = await stack.open('/messages');
    const rows = page.getByRole('list', { name: 'Latest messages' }).getByRole('listitem');
    const thanks = rows.filter({ hasText: 'Thank you' });
    await thanks.getByText('From').waitFor();
    await thanks.getByText('Received').waitFor();
    await rows.filter({ hasText: 'Your table is booked' }).getByText('Delivered').waitFor();
    const texts = await rows.allInnerTexts();
    const at = (words: string) => texts.findIndex((text) => text.includes(words));
    expect(at('Thank you')).toBeLessThan(at('Your table is booked'));
  });

  it('come by themselves', async () => {
    const page = await stack.open('/messages');
    await page.getByRole('heading', { name: 'No messages yet' }).waitFor();
    await send(ana, 'Fresh');
    await page.getByRole('link', { name: 'Fresh' }).waitFor();
  });

  it('are narrowed down by status and error code', async () => {
    await stack.control('faults', { undelivered: { [ben]: 30005 } });
    await send(ana, 'Arrives');
    await send(ben, 'Gets lost');
    const page = await stack.open('/messages');
    await page.getByRole('link', { name: 'Arrives' }).waitFor();
    await page.getByLabel('Status').selectOption('undelivered');
    await page.getByRole('link', { name: 'Arrives' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Gets lost' }).waitFor();
    await page.getByLabel('Error code').fill('30006');
    await page.getByRole('heading', { name: 'No message like this' }).waitFor();
  });

  it('are narrowed down still after Back, after a reload and for somebody else', async () => {
    await stack.control('faults', { undelivered: { [ben]: 30005 } });
    await send(ana, 'Arrives');
    await send(ben, 'Gets lost');
    const page = await stack.open('/messages');
    await page.getByLabel('Status').selectOption('undelivered');
    await page.getByRole('link', { name: 'Arrives' }).waitFor({ state: 'detached' });
    const isNarrowed = async (tab: Page) => {
      await tab.getByRole('link', { name: 'Gets lost' }).waitFor();
      expect(await tab.getByRole('link', { name: 'Arrives' }).count()).toBe(0);
      expect(await tab.getByLabel('Status').inputValue()).toBe('undelivered');
    };
    await page.getByRole('link', { name: 'Gets lost' }).click();
    await page.getByRole('heading', { name: 'Details' }).waitFor();
    await page.goBack();
    await isNarrowed(page);
    await page.reload();
    await isNarrowed(page);
    await isNarrowed(await stack.visit(page.url(), { scope: 'read' }));
    await page.getByRole('link', { name: 'Campaigns' }).click();
    await page.getByRole('heading', { name: 'There are no campaigns yet' }).waitFor();
    await page.getByRole('link', { name: 'Messages' }).click();
    await page.getByRole('link', { name: 'Arrives' }).waitFor();
  });

  it('are shown more of on demand', async () => {
    const recipients = Array.from({ length: 60 }, (_, n) => `+1415555${1_000 + n}`);
    await bodyOf(stack.post('/messages/bulk', { recipients, body: 'Hello' }));
    await stack.settled();
    const page = await stack.open('/messages');
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('link', { name: '+14155551000' }).waitFor();
    await page.getByRole('button', { name: 'Show more' }).waitFor({ state: 'detached' });
  });

  it('say what to do where they cannot be read, and try again', async () => {
    const page = await stack.open('');
    const broken = { status: 503, json: { title: 'Not available', status: 503, detail: 'Try again soon.' } };
    await page.route('**/messages/list*', (route) => route.fulfill(broken));
    await page.getByRole('link', { name: 'Messages' }).click();
    await page.getByRole('alert').getByText('Try again soon.').waitFor();
    await page.unroute('**/messages/list*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'No messages yet' }).waitFor();
  });
});

describe('finding', () => {
  it('leads to a person, however the number is written, by keyboard alone', async () => {
    await send(ana, 'Found');
    const page = await stack.open('/messages');
    await page.getByLabel('Phone number or message SID').focus();
    await page.keyboard.type('001 (415) 555-0101');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Conversation with ${ana}` }).waitFor();
    await log(page).getByText('Found').waitFor();
  });

  it('leads to a message by its SID', async () => {
    const sid = await send(ana, 'Just this one');
    const page = await stack.open('/messages');
    await page.getByLabel('Phone number or message SID').fill(` ${sid}`);
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('heading', { name: 'Details' }).waitFor();
    await page.getByText('Just this one').waitFor();
  });

  it('says what is wrong with what was entered', async () => {
    const page = await stack.open('/messages');
    await page.getByLabel('Phone number or message SID').fill('415 555 0101');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('This has no country code').waitFor();
    await expectAccessible(page);
  });
});

describe('one message', () => {
  it('that did not arrive says why and what to do', async () => {
    await stack.control('faults', { undelivered: { [ben]: 30005 } });
    const sid = await send(ben, 'Hello Ben');
    const page = await stack.open(`/messages/${sid}`);
    await page.getByText('The message was sent but not delivered (30005').waitFor();
    const check = page.getByRole('list', { name: 'Checks' }).getByRole('listitem');
    await check
      .filter({ hasText: 'The number of the person' })
      .getByText('Problem', { exact: true })
      .waitFor();
    const link = page.getByRole('link', { name: 'Twilio about error 30005' });
    expect(await link.getAttribute('href')).toBe('https://www.twilio.com/docs/api/errors/30005');
    await page.getByRole('region', { name: 'What became of it' }).getByText('Not delivered').waitFor();
    await expectAccessible(page);
    await keepPicture(page, 'message');
  });

  it('that nobody knows is said to be unknown', async () => {
    const page = await stack.open(`/messages/SM${'0'.repeat(32)}`);
    await page.getByRole('alert').getByText('Twilio knows no message with this SID.').waitFor();
  });
});

describe('a conversation', () => {
  it('shows both sides, and what arrives while it is open, without losing the draft', async () => {
    await send(ana, 'Shall we move it to Friday?');
    const page = await stack.open(conversation);
    await log(page).getByText('Shall we move it to Friday?').waitFor();
    await page.getByLabel('Your message').fill('I am still writing');
    await write('Friday is fine');
    await log(page).getByText('Friday is fine').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('I am still writing');
  });

  it('shows what people write as text, whatever it is', async () => {
    const script = '<script>document.title = "taken"</script><img src=x onerror=alert(1)>';
    await write(script);
    const page = await stack.open(conversation);
    await log(page).getByText(script).waitFor();
    expect(await page.title()).toContain('Conversation');
  });

  it('links the files that came with a message', async () => {
    await write('Look', { mediaUrls: ['https://example.com/cat.jpg'] });
    const page = await stack.open(conversation);
    const link = log(page).getByRole('link', { name: /1$/ });
    expect(await link.getAttribute('href')).toMatch(/^https?:/);
    expect(await link.getAttribute('rel')).toBe('noreferrer');
  });

  it('is answered by keyboard alone', async () => {
    await write('Are you open?');
    const page = await stack.open(conversation);
    await page.getByLabel('Your message').focus();
    await page.keyboard.type('Until ten');
    await page.getByText('9 characters, billed as 1 segment').waitFor();
    await page.keyboard.press('Control+Enter');
    await log(page).getByText('Until ten').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('');
    await stack.settled();
    await log(page).getByText('Delivered').first().waitFor();
  });

  it('goes on being written while it is said that a message was sent', async () => {
    const page = await stack.open(conversation);
    const draft = page.getByLabel('Your message');
    await draft.fill('First');
    await draft.press('Control+Enter');
    const notice = page.getByRole('status').filter({ hasText: 'The message is on its way.' });
    await notice.waitFor();
    await page.keyboard.type('Second');
    expect(await draft.inputValue()).toBe('Second');
    const [bar, box] = await Promise.all([page.getByRole('banner').boundingBox(), notice.boundingBox()]);
    expect(box?.y).toBeGreaterThan((bar?.y ?? 0) + (bar?.height ?? 0));
    await button(page, 'Dismiss toast').click();
    await notice.waitFor({ state: 'detached' });
    await draft.press('Control+Enter');
    await notice.waitFor();
    await expectAccessible(page);
  });

  it('is answered once, however fast the button is clicked', async () => {
    const page = await stack.open(conversation);
    let calls = 0;
    await page.route('**/messages/send', (route) => {
      calls++;
      return route.continue();
    });
    await page.getByLabel('Your message').fill('Just once');
    // Both clicks before anything is drawn again, as no hand but a program can be sure to make them.
    await page.getByRole('button', { name: 'Send' }).evaluate((send: HTMLElement) => {
      send.click();
      send.click();
    });
    await page.getByText('The message is on its way.').waitFor();
    expect(calls).toBe(1);
  });

  it('keeps the draft and says why where it was not sent', async () => {
    const page = await stack.open(conversation);
    await stack.control('faults', { failRate: { status: 400, code: 21620, share: 1 } });
    await page.getByLabel('Your message').fill('Not for you');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').getByText('Twilio refused the request').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('Not for you');
    await stack.control('faults', { failRate: null });
    await page.getByRole('button', { name: 'Send' }).click();
    await log(page).getByText('Not for you').waitFor();
  });

  it('says so where Twilio does not tell its words, and tries again', async () => {
    await send(ana, 'Only Twilio knows this');
    await write('They wrote this');
    await stack.control('faults', { api: [{ product: 'api', status: 503, share: 1 }] });
    const page = await stack.open(conversation);
    await page.getByRole('heading', { name: 'Twilio cannot be asked right now' }).waitFor();
    await log(page).getByText('They wrote this').waitFor();
    await log(page).getByText('The words are not known now.').first().waitFor();
    await expectAccessible(page);
    await stack.control('faults', { api: [] });
    await page.getByRole('button', { name: 'Try again' }).click();
    await log(page).getByText('Only Twilio knows this').waitFor();
    await page
      .getByRole('heading', { name: 'Twilio cannot be asked right now' })
      .waitFor({ state: 'detached' });
  });

  it('closes when the person texts STOP, and says so', async () => {
    await send(ana, 'Hello');
    const page = await stack.open(conversation);
    await page.getByText('May be written to').waitFor();
    await write('STOP');
    await page.getByRole('heading', { name: 'Opted out' }).waitFor();
    await log(page).getByText('STOP').waitFor();
    await page.getByText('They have opted out.').waitFor();
    expect(await page.getByLabel('Your message').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
    await expectAccessible(page);
  });

  it('is not offered to be answered with a key that may not send', async () => {
    await send(ana, 'Hello');
    const page = await stack.open(conversation, { scope: 'read' });
    await log(page).getByText('Hello').waitFor();
    expect(await page.getByLabel('Your message').count()).toBe(0);
  });
});

describe.each(looks)('%s, %j', (theme, viewport) => {
  it('is accessible and needs no sideways scrolling', async () => {
    await stack.control('faults', { undelivered: { [ben]: 30034 } });
    const lost = await send(ben, 'Hello Ben, the winner is https://example.com/a/very/long/address/indeed');
    await send(ana, 'Your table for four is booked for Friday at seven. Reply YES to keep it.');
    await write('YES, and could we have the one by the window, please?');
    const page = await stack.open('/messages', { theme, viewport });
    await page.getByRole('link', { name: 'Your table' }).waitFor();
    await expectAccessible(page);
    if (theme === 'light' && viewport === wide) await keepPicture(page, 'messages');

    await page.getByRole('link', { name: ana }).first().click();
    await log(page).getByText('by the window').waitFor();
    await page.getByText('May be written to').waitFor();
    await expectAccessible(page);
    if (theme === 'light' && viewport === wide) await keepPicture(page, 'conversation');

    await page.goto(`${page.url().split('#')[0]}#/messages/${lost}`);
    await page.getByRole('heading', { name: 'Why it did not arrive' }).waitFor();
    await expectAccessible(page);
  });
});
