import { expect, it } from 'vitest';
import { describeInBrowser, setUpBrowser } from '../../fixtures/page-browser.js';

describeInBrowser('an account on the page', () => {
  const browser = setUpBrowser();

  it('is scanned from the field, and shown by category with the reasons of each score', async () => {
    const page = await browser.open('');

    await page.getByLabel('A GitHub login').fill('mira-holt');
    await page.getByRole('button', { name: 'Scan', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Mira Holt' }).waitFor();
    const flagships = page.locator('section.flagship');
    await flagships.getByText('Why this score').first().click();

    expect(new URL(page.url()).hash).toBe('#/account/mira-holt');
    expect(await page.locator('section.category > h2').allTextContents()).toEqual(['Flagship 4', 'Significant 3', 'Supporting 6']);
    expect(await flagships.locator('.repo h3').first().innerText()).toBe('tidepool');
    expect(await flagships.locator('.why li').first().innerText()).toMatch(/\+[\d.]+\s+8,420 stars/);
  });

  it('has contributions that add up to the score', async () => {
    const page = await browser.open('#/account/mira-holt');
    const card = page.locator('.repo').nth(1);
    await card.getByText('Why this score').click();
    await card.locator('.why .sum').waitFor();

    const points = (await card.locator('.why li:not(.sum) > b').allInnerTexts()).map((text) => Number(text.replace('−', '-')));
    const sum = Number(await card.locator('.why .sum > b').innerText());

    expect(points.reduce((total, one) => total + one, 0)).toBeCloseTo(sum, 0);
  });

  it('is found again by its address, without another scan when the tab has it', async () => {
    const page = await browser.open('#/account/mira-holt');
    await page.locator('.repo').first().waitFor();
    const scans: string[] = [];
    page.on('request', (request) => scans.push(request.url()));

    await page.reload();
    await page.locator('.repo').first().waitFor();

    expect(scans.filter((url) => url.includes('quick-scan'))).toEqual([]);
  });

  it('is filtered by words', async () => {
    const page = await browser.open('#/account/mira-holt');

    await page.getByLabel('Filter repositories').fill('typescript web');

    expect(await page.locator('.repo:visible h3').allInnerTexts()).toEqual(['tidepool']);
    expect(await page.getByText('1 of 13 repositories').isVisible()).toBe(true);
    expect(await page.locator('section.supporting').isVisible()).toBe(false);
  });

  it('that is not there is said in words, with a way on', async () => {
    const page = await browser.open('#/account/nobody-of-this-name');

    await page.getByRole('alert').getByRole('heading', { name: 'Not found' }).waitFor();

    expect(await page.getByRole('alert').innerText()).toContain('GitHub has no user or organisation "nobody-of-this-name"');
    expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
  });

  it.each<{ status: number; headers: Record<string, string>; title: string; words: string }>([
    { status: 429, headers: { 'retry-after': '1800' }, title: 'Too many scans for now', words: 'Try again in 30 minutes' },
    { status: 503, headers: { 'retry-after': '5' }, title: 'The server is busy', words: 'Try again in 5 seconds' },
    { status: 500, headers: {}, title: 'The server answered 500', words: 'The server could not do this' },
  ])('whose scan is answered with $status says "$title"', async ({ status, headers, title, words }) => {
    const page = await browser.open('');
    await page.route('**/quick-scan', (route) => route.fulfill({ status, headers, contentType: 'application/problem+json', body: '{}' }));

    await page.getByLabel('A GitHub login').fill('octocat');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByRole('heading', { name: title }).waitFor();

    expect(await page.getByRole('alert').innerText()).toContain(words);
  });

  it('whose server is gone says so, and goes on when it is back', async () => {
    const page = await browser.open('');
    await page.route('**/quick-scan', (route) => route.abort());
    await page.evaluate(() => (location.hash = '#/account/mira-holt'));
    await page.getByRole('heading', { name: 'No connection' }).waitFor();

    await page.unroute('**/quick-scan');
    await page.getByRole('button', { name: 'Try again' }).click();

    await page.getByRole('heading', { level: 1, name: 'Mira Holt' }).waitFor();
  });
});
