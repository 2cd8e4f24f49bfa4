import { browserStack, expectAccessible, looks } from './browser';

const stack = browserStack();

describe('signing in', () => {
  it('takes a key that is known, and keeps it out of the address', async () => {
    const page = await stack.open('', { scope: undefined });
    await page.getByLabel('API key').fill(stack.key('read'));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Campaigns', level: 1 }).waitFor();
    expect(page.url()).not.toContain(stack.key('read'));
    await page.reload();
    await page.getByRole('heading', { name: 'Campaigns', level: 1 }).waitFor();
  });

  it('refuses a key that nobody has, and says who makes one', async () => {
    const page = await stack.open('', { scope: undefined });
    await page.getByLabel('API key').fill('not-a-key');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This key is not known here').waitFor();
    await expectAccessible(page);
  });

  it('asks for a key where none was entered', async () => {
    const page = await stack.open('', { scope: undefined });
    await page.getByLabel('API key').press('Enter');
    await page.getByText('Enter an API key.').waitFor();
  });

  it('says what is the matter where the backend is not reached', async () => {
    const page = await stack.open('', { scope: undefined });
    await page.route('**/health', (route) => route.abort());
    await page.getByLabel('API key').fill('any');
    await page.keyboard.press('Enter');
    await page.getByText('The backend cannot be reached. Check the connection.').waitFor();
  });

  it('forgets the key on signing out', async () => {
    const page = await stack.open('', { scope: undefined });
    await page.locator('#key:focus').waitFor();
    await page.keyboard.type(stack.key('read'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Campaigns', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('API key').waitFor();
    expect(await page.title()).toBe('Messaging console');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('signs out where the key is not known any more', async () => {
    const page = await stack.open('/campaigns');
    await page.getByRole('heading', { name: 'Campaigns', level: 1 }).waitFor();
    await page.route('**/campaigns/list*', (route) =>
      route.fulfill({ status: 401, json: { title: 'x', detail: 'y' } }),
    );
    await page.goto(`${page.url().split('#')[0]}#/campaigns`);
    await page.reload();
    await page.getByLabel('API key').waitFor();
  });

  it('does not offer what the key may not do', async () => {
    const reader = await stack.open('', { scope: 'read' });
    await reader.getByRole('link', { name: 'Insights' }).waitFor();
    expect(await reader.getByRole('link', { name: 'Compose' }).count()).toBe(0);
    const sender = await stack.open('', { scope: 'send' });
    await sender.getByRole('link', { name: 'Compose' }).waitFor();
  });

  it.each(looks)('is accessible, %s, %j', async (theme, viewport) => {
    const page = await stack.open('', { scope: undefined, theme, viewport });
    await page.getByLabel('API key').waitFor();
    await expectAccessible(page);
  });
});
