import type { Page } from 'playwright-core';
import { webhooksOf } from '../../emulator/stack';
import type { ShownMessage } from '../../src/delivery/show-message';
import { browserStack, expectAccessible, keepPicture, looks, wide } from './browser';

const stack = browserStack();
const ana = '+14155550101';

type Options = Parameters<typeof stack.visit>[1];
const open = (options: Options = {}) =>
  stack.visit(`${stack.stack().emulatorUrl}/_emulator/handsets`, options);
const phoneOf = (page: Page, person: string) => page.getByRole('article', { name: person });

async function send(to: string, body: string): Promise<string> {
  const sent = await stack.post<{ sid: string }>('/messages/send', { to, body, shortenUrls: true });
  await stack.settled();
  return sent.body.sid;
}

/** Four people: one has a link, one has left, one is not reached, and one has sent a picture. */
async function populate(): Promise<void> {
  await send(ana, 'Hi Ana, your offer: https://example.com/offer');
  await send('+14155550102', 'Hello Ben, see you tomorrow at ten.');
  await stack.control('inbound', { from: '+14155550102', body: 'STOP' });
  await send('+12125530003', 'Hello Cleo');
  await stack.control('inbound', {
    from: '+447700900123',
    to: '+447700900142',
    body: 'What is this?',
    mediaUrls: ['https://example.com/a/very/long/address/of/a/picture/that/somebody/took.jpg'],
  });
  await stack.settled();
}

it('shows a message live, with how far it has come', async () => {
  const page = await open();
  await page.getByText('No phones yet.').waitFor();
  await send(ana, '<b>Hello</b> Ana');
  const phone = phoneOf(page, ana);
  await phone.getByText('<b>Hello</b> Ana').waitFor();
  await phone.getByText('Delivered').waitFor();
});

it('lets somebody leave: the automatic reply comes, and the phone is marked', async () => {
  await send(ana, 'Hello Ana');
  const page = await open();
  const phone = phoneOf(page, ana);
  await phone.getByLabel(`Message from ${ana}`).fill('STOP');
  const told = page.waitForResponse('**/_emulator/inbound');
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('You are unsubscribed').waitFor();
  await phone.getByText('Opted out').waitFor();
  await told;
  const { body } = await stack.get<{ optedOut: boolean }>(`/opt-outs/check?to=${encodeURIComponent(ana)}`);
  expect(body.optedOut).toBe(true);
  await phone.getByRole('button', { name: 'START' }).click();
  await phone.getByText('You are subscribed again').waitFor();
  await phone.getByText('Opted out').waitFor({ state: 'detached' });
});

it('tells the backend of a tap on a link', async () => {
  const sid = await send(ana, 'Look: https://example.com/offer');
  await stack.control('clock', { advanceSeconds: 60 });
  const page = await open();
  const phone = phoneOf(page, ana);
  await phone.getByRole('button', { name: /^https:/ }).click();
  await phone.getByText('Opened https://example.com/offer.').waitFor();
  await page.getByLabel('Told by').selectOption('the status callback');
  await page.getByLabel('As an app’s preview').check();
  const told = page.waitForResponse('**/_emulator/click');
  await phone.getByRole('button', { name: /^https:/ }).click();
  await told;
  const clicks = async () => (await stack.get<ShownMessage>(`/messages/show?sid=${sid}`)).body.clicks;
  expect(await clicks()).toMatchObject({ total: 1, previews: 1 });
});

it('writes to the number that is chosen, with a picture', async () => {
  await send(ana, 'Hello Ana');
  const page = await open();
  const phone = phoneOf(page, ana);
  await phone.getByLabel(`${ana} writes to`).selectOption('to +447700900142');
  await phone.getByRole('button', { name: 'Picture' }).click();
  await phone.getByLabel(`Address of a picture from ${ana}`).fill('https://example.com/cat.jpg');
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('Picture: https://example.com/cat.jpg').waitFor();
  const { messages } = await stack.control<{ messages: object[] }>(
    `messages?from=${encodeURIComponent(ana)}`,
  );
  expect(messages).toEqual([
    expect.objectContaining({ to: '+447700900142', mediaUrls: ['https://example.com/cat.jpg'] }),
  ]);
});

it('lets the time pass, and what waits for it leave', async () => {
  const page = await open();
  const before = await stack.control<{ offsetSeconds: number }>('clock');
  await page.getByRole('button', { name: '+1 day' }).click();
  await page.getByText('The clock went on: +1 day.').waitFor();
  await page.getByLabel('Minutes').fill('1.5');
  await page.getByRole('button', { name: 'Advance' }).click();
  await page.getByText('The clock went on: +1.5 min.').waitFor();
  await page.getByText('ahead of this machine').waitFor();
  const after = await stack.control<{ offsetSeconds: number }>('clock');
  expect(after.offsetSeconds - before.offsetSeconds).toBe(86_400 + 90);
});

it('puts faults in force, shows them, and ends them', async () => {
  const page = await open();
  await page.getByText('None: everything works.').waitFor();
  await page.getByText('Change faults').click();
  await page.getByLabel('Sends refused (%)').fill('100');
  await page.getByLabel('Refused with').selectOption('500, a fault at Twilio');
  await page.getByRole('button', { name: 'Put in force' }).click();
  const inForce = page.getByRole('list', { name: 'Faults in force' });
  await inForce.getByText('100 % of sends are refused with 500').waitFor();
  expect(await stack.control('faults')).toMatchObject({ failRate: { status: 500, share: 1 } });

  await page.getByLabel('Messages fail to').fill(ana);
  await page.getByRole('button', { name: 'Let them fail' }).click();
  await inForce.getByText(`${ana} fails with 30003`).waitFor();
  await page.getByRole('button', { name: `Let messages to ${ana} arrive` }).click();
  await inForce.getByText(`${ana} fails with 30003`).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Back to normal' }).click();
  await page.getByText('None: everything works.').waitFor();
  expect(await stack.control('faults')).toMatchObject({ failRate: null });
});

it('finds phones by number, and adds one that nobody has written to', async () => {
  await populate();
  const page = await open();
  await page.getByLabel('Find or add a number').fill('0102');
  await phoneOf(page, ana).waitFor({ state: 'detached' });
  await phoneOf(page, '+14155550102').waitFor();
  await page.getByLabel('Find or add a number').fill('+1 415 555 0199');
  await page.getByRole('button', { name: 'Add +14155550199' }).click();
  const phone = phoneOf(page, '+14155550199');
  await phone.getByRole('button', { name: 'HELP' }).click();
  await phone.getByText('Reply STOP to unsubscribe.').waitFor();
});

it('starts again once that is confirmed, and says what it costs', async () => {
  await send(ana, 'Hello Ana');
  const page = await open();
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByText('1 message, all opt-outs').waitFor();
  await page.getByRole('button', { name: 'Not now' }).click();
  await phoneOf(page, ana).waitFor();
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('button', { name: 'Reset everything' }).click();
  await page.getByText('No phones yet.').waitFor();
});

it('says so where the backend does not take a text', async () => {
  stack.stack().emulator?.configureWebhooks({ inbound: 'http://localhost:9/inbound' });
  const page = await open();
  await page.getByLabel('Find or add a number').fill(ana);
  await page.keyboard.press('Enter');
  const phone = phoneOf(page, ana);
  await phone.getByLabel(`Message from ${ana}`).fill('Anybody there?');
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText(/The backend did not answer/).waitFor();
  const { functionsUrl, authToken, emulator } = stack.stack();
  emulator?.configureWebhooks(webhooksOf(functionsUrl, authToken));
});

it('leads to the console', async () => {
  const page = await open();
  await page.getByRole('link', { name: 'Console' }).click();
  await page.getByLabel('API key').waitFor();
});

it('can be used by keyboard alone', async () => {
  await send(ana, 'Hello Ana');
  const page = await open();
  await phoneOf(page, ana).waitFor();
  await page.getByLabel('Find or add a number').focus();
  for (const _ of ['how taps are told', 'previews', 'conversation']) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    `Conversation of ${ana}`,
  );
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await phoneOf(page, ana).getByText('Opted out').waitFor();
});

it.each(looks)('is accessible, %s, %j', async (theme, viewport) => {
  await populate();
  await stack.control('faults', { latencyMs: 500, undelivered: { [ana]: 30_003 } });
  const page = await open({ theme, viewport });
  await phoneOf(page, ana).waitFor();
  if (theme === 'light' && viewport === wide) await keepPicture(page, 'handsets');
  await page.getByText('Change faults').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expectAccessible(page);
});
