import type { Page } from 'playwright-core';
import type { ShownService } from '../../src/messaging-service/show-service';
import { byHand } from '../e2e/by-hand';
import { browserStack, expectAccessible, keepPicture, looks, wide } from './browser';

const stack = browserStack();
const { service, numberSid } = byHand(stack);

const dialog = (page: Page) => page.getByRole('alertdialog');
const showService = async () => (await stack.get<ShownService>('/service/show')).body;

describe('settings', () => {
  it('name what somebody changed by hand, and put it right', async () => {
    await stack.post('/service/apply', {});
    await service().update({ stickySender: false, validityPeriod: 36_000 });
    const page = await stack.open('/service');
    await page.getByRole('heading', { name: '2 differences from the plan' }).waitFor();
    const drift = page.getByRole('region', { name: 'Differences from the plan' });
    await drift.getByRole('row', { name: 'Same sender for the same person off on' }).waitFor();
    await drift.getByRole('row', { name: 'How long a message may wait 10 hours 4 hours' }).waitFor();
    await page.getByRole('button', { name: 'Apply the plan' }).click();
    await dialog(page).getByText('Same sender for the same person: from off to on').waitFor();
    expect((await showService()).drift).toHaveLength(2);
    await dialog(page).getByRole('button', { name: 'Change at Twilio' }).click();
    await page.getByText('The service is set up as planned.').waitFor();
    expect((await showService()).drift).toEqual([]);
  });

  it('are left as they are where the question is declined, by keyboard alone', async () => {
    const page = await stack.open('/service');
    await page.getByRole('button', { name: 'Apply the plan' }).focus();
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: 'Not now' }).focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
    expect((await showService()).drift).toHaveLength(2);
  });

  it('say why Twilio refuses a change', async () => {
    const page = await stack.open('/service');
    await page.getByRole('button', { name: 'Apply the plan' }).click();
    await dialog(page).waitFor();
    const fault = {
      product: 'messaging',
      method: 'POST',
      path: '/Services',
      share: 1,
      status: 400,
      code: 20001,
    };
    await stack.control('faults', { api: [fault] });
    await dialog(page).getByRole('button', { name: 'Change at Twilio' }).click();
    await dialog(page).getByText('refused:').first().waitFor();
    await stack.control('faults', { api: [] });
    await dialog(page).getByRole('button', { name: 'Try the rest again' }).click();
    await page.getByText('The service is set up as planned.').waitFor();
  });

  it('say that Twilio knows no such service', async () => {
    await service().remove();
    const page = await stack.open('/service');
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
  });
});

describe('senders', () => {
  const tollFree = '+18885550142';

  it('gain one by its name, and lose it again', async () => {
    const page = await stack.open('/service/senders');
    await page.getByRole('button', { name: 'Add a sender' }).click();
    await dialog(page).getByLabel('Kind').selectOption('Name');
    await dialog(page).getByLabel('Name', { exact: false }).last().fill('My Shop');
    await dialog(page).getByRole('button', { name: 'Add 1 sender' }).click();
    await page.getByRole('row', { name: /^My Shop Name/ }).waitFor();
    await page.getByRole('button', { name: 'Remove My Shop' }).click();
    await dialog(page).getByText('0 messages have left by it').waitFor();
    await dialog(page).getByText('3 senders remain').waitFor();
    await dialog(page).getByRole('button', { name: 'Remove 1 sender' }).click();
    await page.getByRole('row', { name: /^My Shop/ }).waitFor({ state: 'detached' });
  });

  it('are not changed against a rule', async () => {
    const page = await stack.open('/service/senders');
    await page.getByRole('button', { name: 'Add a sender' }).click();
    await dialog(page).getByLabel('Kind').selectOption('Name');
    await dialog(page).getByLabel('Name', { exact: false }).last().fill('12345');
    await dialog(page).getByRole('button', { name: 'Add 1 sender' }).click();
    await dialog(page).getByText('with at least one letter').waitFor();
    expect(await dialog(page).getByRole('button', { name: 'Do it anyway' }).count()).toBe(0);
  });

  it('lose the last one only when somebody insists', async () => {
    for (const number of ['+12025550142', '+447700900142'])
      await service()
        .phoneNumbers(await numberSid(number))
        .remove();
    const page = await stack.open('/service/senders');
    await page.getByRole('button', { name: `Remove ${tollFree}` }).click();
    await dialog(page).getByText('0 senders remain').waitFor();
    await dialog(page).getByRole('button', { name: 'Remove 1 sender' }).click();
    await dialog(page).getByText("the pool's last sender").waitFor();
    await dialog(page).getByRole('button', { name: 'Do it anyway' }).click();
    await page.getByRole('heading', { name: 'The service has no sender' }).waitFor();
  });

  it('may be looked at with a key that may only read, and not changed', async () => {
    const page = await stack.open('/service/senders', { scope: 'read' });
    await page.getByRole('row', { name: tollFree }).waitFor();
    expect(await page.getByRole('button', { name: /sender|Remove/ }).count()).toBe(0);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    expect(await page.getByRole('button', { name: 'Apply' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Links' }).click();
    await page.getByText('Reports clicks here').waitFor();
    expect(await page.getByRole('button', { name: 'Set up links' }).count()).toBe(0);
  });

  it('are marked where messages do not arrive', async () => {
    const recipients = Array.from({ length: 6 }, (_, n) => `+44791112341${n}`);
    await stack.control('faults', { undelivered: Object.fromEntries(recipients.map((to) => [to, 30003])) });
    await stack.post('/messages/bulk', { recipients, body: 'Hi' });
    await stack.settled();
    const page = await stack.open('/service/senders');
    await page.getByText('Failing: 6 of 6').waitFor();
  });
});

describe('registrations', () => {
  it('show what keeps messages from being carried, and what to do', async () => {
    await stack.control('compliance', { brand: 'FAILED', tollFree: 'none', blockedCountries: ['FR'] });
    const page = await stack.open('/service/registrations');
    await page.getByText('Turned down', { exact: true }).waitFor();
    await page.getByText('Submit a toll-free verification').waitFor();
    await page.getByText('May not be sent to: France.').waitFor();
    await page.getByLabel('Find a country').fill('king');
    await page.getByText('May be sent to: United Kingdom.').waitFor();
  });
});

describe('links', () => {
  it('say what is wrong with the domain, and put right what can be', async () => {
    await stack.control('link-domain', { certificate: 'none' });
    const page = await stack.open('/service/links');
    await page.getByRole('heading', { name: 'The domain has no certificate.' }).waitFor();
    await page.getByRole('button', { name: 'Request a certificate' }).click();
    await dialog(page).getByRole('button', { name: 'Request' }).click();
    await page.getByRole('heading', { name: 'The certificate is not issued yet.' }).waitFor();
  });

  it('are set up', async () => {
    const page = await stack.open('/service/links');
    await page.getByRole('button', { name: 'Set up links' }).click();
    await dialog(page).getByLabel('Links that are not known lead to').fill('nowhere');
    await dialog(page).getByRole('button', { name: 'Set up 1 domain' }).click();
    await dialog(page).getByText('This must be an address').waitFor();
    await dialog(page).getByLabel('Links that are not known lead to').fill('https://www.example.com');
    await dialog(page).getByText('Send the long link when shortening fails').click();
    await dialog(page).getByRole('button', { name: 'Set up 1 domain' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByText('https://www.example.com').waitFor();
    await page.getByText('the message is not sent').waitFor();
  });
});

describe('the health of the deployment', () => {
  it('is told in a line', async () => {
    const page = await stack.open('/service');
    await page.getByRole('status', { name: 'Health' }).getByText('Everything works.').waitFor();
    await stack.control('faults', { api: [{ product: 'sync', share: 1, status: 500 }] });
    await page.reload();
    await page.getByRole('status', { name: 'Health' }).getByText('Not working: the store').waitFor();
  });
});

describe('every part', () => {
  it.each(looks)('is accessible, %s, %j', async (theme, viewport) => {
    await stack.control('compliance', { brand: 'FAILED', blockedCountries: ['FR'] });
    await stack.control('link-domain', { certificate: 'none' });
    const page = await stack.open('/service', { theme, viewport });
    const parts: [link: string, shown: string][] = [
      ['Settings', 'Name'],
      ['Senders', '+18885550142'],
      ['Registrations', 'May not be sent to: France.'],
      ['Links', 'The domain has no certificate.'],
    ];
    for (const [link, shown] of parts) {
      await page.getByRole('link', { name: link, exact: true }).click();
      await page.getByText(shown).first().waitFor();
      await expectAccessible(page);
      if (theme === 'light' && viewport === wide && link === 'Settings') await keepPicture(page, 'service');
    }
  });
});
