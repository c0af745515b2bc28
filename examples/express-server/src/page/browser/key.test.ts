import { expect, it } from 'vitest';
import { describeInBrowser, setUpBrowser } from '../../fixtures/page-browser.js';

describeInBrowser('the page of a server with credentials', () => {
  const browser = setUpBrowser({ variables: { BASIC_USER: 'owner', BASIC_PASSWORD: 'correct horse battery' } });

  it('asks for a key, says when it is wrong, and keeps it for this tab only', async () => {
    const authorization = `Basic ${Buffer.from('owner:correct horse battery').toString('base64')}`;
    const { body } = await browser.server.ask('POST /api/v1/keys', { headers: { authorization }, body: { name: 'page', scope: 'scan', user_id: 'ada' } });
    const page = await browser.open('#/account/mira-holt');

    await page.getByLabel('Key', { exact: true }).fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('The server does not accept this key').waitFor();
    await page.getByLabel('Key', { exact: true }).fill(body.key);
    await page.keyboard.press('Enter');
    await page.locator('.repo').first().waitFor();

    const other = await page.context().newPage();
    await other.goto(page.url());
    expect(await other.getByRole('dialog').innerText()).toContain('This server wants a key');
    expect(await page.evaluate(() => localStorage.length + document.cookie.length)).toBe(0);
  });

  it('goes on without one when the reader has none', async () => {
    const page = await browser.open('#/jobs');

    await page.getByRole('button', { name: 'Cancel' }).click();

    await page.getByRole('alert').getByRole('heading', { name: 'A key is needed' }).waitFor();
  });
});
