import { browserStack, expectAccessible, looks } from './browser';

const stack = browserStack();

describe('the API', () => {
  it('is found by words, and a route is told with its fields, answers and refusals', async () => {
    const page = await stack.open('', { scope: 'read' });
    await page.getByRole('link', { name: 'API', exact: true }).click();
    await page.getByLabel('Search').fill('one message now');
    await page.getByText('1 route').waitFor();
    await page.getByRole('link', { name: 'POST /messages/send' }).click();
    await page.getByRole('heading', { name: 'POST /messages/send', level: 1 }).waitFor();
    await page.getByText('Needs a key with the scope send.').waitFor();
    await page.getByRole('list', { name: 'Parameters' }).getByText('Idempotency-Key').waitFor();
    await page.getByRole('list', { name: 'Body' }).getByText('contentVariables', { exact: true }).waitFor();
    await page.getByRole('list', { name: 'Answer 201' }).getByText('sid', { exact: true }).waitFor();
    await page.getByRole('region', { name: 'Codes' }).getByText('recipient-opted-out').first().waitFor();
    const call = await page.getByRole('region', { name: 'Call' }).textContent();
    expect(call).toContain(`curl '${stack.stack().functionsUrl}/messages/send'`);
    await page.getByRole('link', { name: 'All routes' }).click();
    expect(await page.getByLabel('Search').inputValue()).toBe('one message now');
  });

  it('shows a call that works as it stands', async () => {
    const page = await stack.open('/api/messagesPreview');
    const call = await page.getByRole('region', { name: 'Call' }).textContent();
    const [, body = ''] = /-d '([^']*)'/.exec(call ?? '') ?? [];
    expect((await stack.post('/messages/preview', JSON.parse(body))).status).toBe(200);
  });

  it('is used by keyboard alone', async () => {
    const page = await stack.open('/api');
    await page.getByLabel('Search').focus();
    await page.keyboard.type('drift');
    await page.getByRole('status').getByText('routes').waitFor();
    await page.getByLabel('Search').fill('beside what it is meant to be');
    await page.getByText('1 route').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'GET /service/show', level: 1 }).waitFor();
  });

  it('goes to the list for a route that there is not', async () => {
    const page = await stack.open('/api/nothing');
    await page.getByRole('heading', { name: 'API', level: 1 }).waitFor();
  });

  it.each(looks)('is accessible, %s, %j', async (theme, viewport) => {
    for (const [path, heading] of [
      ['/api', 'API'],
      ['/api/messagesSchedule', 'POST /messages/schedule'],
    ]) {
      const page = await stack.open(path, { theme, viewport });
      await page.getByRole('heading', { name: heading ?? '', level: 1 }).waitFor();
      await expectAccessible(page);
    }
  });
});
