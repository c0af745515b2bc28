import { beforeEach, expect, it } from 'vitest';
import { createGate } from '../../fixtures/gate.js';
import { describeInBrowser, setUpBrowser } from '../../fixtures/page-browser.js';

describeInBrowser('a job on the page', () => {
  const gate = createGate();
  const browser = setUpBrowser({ world: { beforeGit: (_, signal) => gate.pass(signal) } });
  beforeEach(() => gate.open());

  async function scanning(name: string) {
    gate.close();
    const page = await browser.open('');
    await page.getByLabel('A GitHub login').fill(browser.world.url(name));
    await page.keyboard.press('Enter');
    await page.locator('.stages .running').waitFor();
    return page;
  }

  it('shows its stages live, none of which moves, and ends with the report', async () => {
    const page = await scanning('driftlog');
    const before = await page.locator('.stages li').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));

    gate.open();
    await page.getByRole('link', { name: 'Open the report' }).waitFor();
    const after = await page.locator('.stages li').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));

    expect(after).toEqual(before);
    expect(await page.locator('.stages li.done').count()).toBe(8);
    expect(await page.locator('.stages li').nth(4).innerText()).toMatch(/Draw the import graph[^]*imports · 1 cycle/);
    await page.getByRole('link', { name: 'Open the report' }).click();
    await page.getByRole('heading', { level: 1, name: 'driftlog' }).waitFor();
  });

  it('is cancelled and retried', async () => {
    const page = await scanning('keelson');

    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
    gate.open();
    await page.getByRole('button', { name: 'Try again' }).click();

    await page.getByRole('link', { name: 'Open the report' }).waitFor();
    expect(await page.locator('.job-state .badge').innerText()).toBe('completed');
  });

  it('is followed again after the stream broke, from the last event that arrived', async () => {
    const page = await scanning('sextant');
    const resumed = page.waitForRequest((request) => request.url().endsWith('/events') && request.headers()['last-event-id'] === '1');
    const partial = 'id: 1\nevent: partial\ndata: {"seq":1,"stage":"preflight","summary":{"commit":"0123456789abcdef"}}\n\n';
    await page.route('**/events', (route) => route.fulfill({ contentType: 'text/event-stream', body: partial }), { times: 1 });
    await page.reload();
    await page.getByText('0123456789').waitFor();

    await resumed;
    gate.open();

    await page.getByRole('link', { name: 'Open the report' }).waitFor();
  });

  it('says that the connection is lost while it is', async () => {
    const page = await scanning('sextant');
    await page.route('**/events', (route) => route.abort());
    await page.reload();
    await page.getByText('connection lost, trying again').waitFor();

    await page.unroute('**/events');
    gate.open();

    await page.getByRole('link', { name: 'Open the report' }).waitFor();
  });

  it('that failed says why', async () => {
    const page = await browser.open('');

    await page.getByLabel('A GitHub login').fill(browser.world.url('not-there'));
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'This scan failed' }).waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/not-there/);
  });

  it('whose address the server refuses is not started, and the field says why', async () => {
    const page = await browser.open('');

    await page.getByLabel('A GitHub login').fill('https://169.254.169.254/latest/meta-data');
    await page.keyboard.press('Enter');
    await page.locator('#target-error:not(:empty)').waitFor();

    expect(await page.locator('#target-error').innerText()).toMatch(/That cannot be scanned: .*169\.254/);
    expect(await page.getByLabel('A GitHub login').getAttribute('aria-invalid')).toBe('true');
  });

  it('is in the history, which is filtered by state, and cancelled from there', async () => {
    const page = await scanning('quay-mirror');

    await page.getByRole('link', { name: 'Jobs', exact: true }).click();
    await page.getByLabel('State').selectOption('running');
    await page.getByRole('button', { name: 'Cancel mira-holt/quay-mirror' }).click();
    await page.getByLabel('State').selectOption('cancelled');

    await page.getByRole('button', { name: 'Retry mira-holt/quay-mirror' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#/jobs?status=cancelled');
  });

  it('that nobody knows is said to be gone', async () => {
    const page = await browser.open('#/job/none');

    await page.getByRole('heading', { level: 1, name: 'Not found' }).waitFor();
  });
});
