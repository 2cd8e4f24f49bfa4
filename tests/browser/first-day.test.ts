import type { Page } from 'playwright-core';
import { browserStack } from './browser';

const stack = browserStack();

const ana = '+14155550101';
const ben = '+14155550102';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const confirm = (page: Page, name: string) =>
  page.getByRole('alertdialog').getByRole('button', { name }).click();
const phone = (page: Page, person: string) => page.getByRole('article', { name: person });

describe('the first day of somebody who has read nothing', () => {
  it('goes from an API key to a delivered campaign with a click, and a STOP that cancels what was planned', async () => {
    const { functionsUrl, emulatorUrl, apiKey } = stack.stack();
    const handsets = await stack.visit(`${emulatorUrl}/_emulator/handsets`);
    const page = await stack.visit(functionsUrl);

    // Signs in with the key that the start has printed.
    await page.getByLabel('API key').fill(apiKey);
    await button(page, 'Sign in').click();

    // Writes to two people.
    await page.getByRole('link', { name: 'Compose', exact: true }).first().click();
    await page.getByRole('textbox', { name: 'Phone numbers' }).fill(`number,name\n${ana},Ana\n${ben},Ben`);
    await page
      .getByRole('textbox', { name: 'Text' })
      .fill('Hi {{name}}, it is here: https://example.com/offer');
    await page.getByText('Options', { exact: true }).click();
    await page.getByText('Shorten links').click();
    await page.getByText('Up to date').waitFor();
    await button(page, 'Send now').click();
    await confirm(page, 'Send now');
    await page.getByText('Completed').first().waitFor();

    // It arrives, and Ana taps the link.
    await phone(handsets, ben).getByText('Delivered').waitFor();
    await phone(handsets, ana).getByText('Delivered').waitFor();
    await page.getByText('2 (100% of accepted)').nth(1).waitFor();
    await button(handsets, '+1 minute').click();
    await handsets.getByText('The clock went on: +1 minute.').waitFor();
    await phone(handsets, ana)
      .getByRole('button', { name: /^https:/ })
      .click();
    await phone(handsets, ana).getByText('Opened https://example.com/offer.').waitFor();
    await page.getByText('1 (50% of delivered)').waitFor({ timeout: 30_000 });

    // Plans another message for the day after tomorrow, at everybody's own ten o'clock.
    await page.getByRole('link', { name: 'Compose', exact: true }).first().click();
    await page.getByRole('textbox', { name: 'Phone numbers' }).fill(`${ana}\n${ben}`);
    await page.getByRole('textbox', { name: 'Text' }).fill('See you at the opening');
    await page.getByText('At a set time').click();
    await page.getByLabel('Day').fill(new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10));
    await page.getByLabel('Time', { exact: true }).fill('10:00');
    await page.getByText('Up to date').waitFor();
    await button(page, /^Schedule/).click();
    await confirm(page, 'Schedule');
    await page.getByRole('heading', { name: 'Scheduled', level: 1 }).waitFor();
    await page.getByText(ana).first().waitFor();
    await page.getByText(ben).first().waitFor();

    // Ben wants no more messages: what was planned for him is off the list, what was planned for Ana stays.
    await phone(handsets, ben).getByRole('button', { name: 'STOP' }).click();
    await phone(handsets, ben).getByText('Opted out').waitFor();
    await page.getByText(ben).first().waitFor({ state: 'detached' });
    await page.getByText(ana).first().waitFor();
    await page.getByRole('link', { name: 'Consent' }).click();
    await page.getByText(ben).first().waitFor();
  }, 120_000);
});
