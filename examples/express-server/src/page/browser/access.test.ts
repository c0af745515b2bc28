import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { describeInBrowser, hiddenWidth, setUpBrowser } from '../../fixtures/page-browser.js';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const views = ['start', 'account', 'job', 'jobs', 'overview', 'files', 'graph', 'layers', 'error'] as const;

describeInBrowser('the page for everybody', () => {
  const browser = setUpBrowser();
  const places: Record<(typeof views)[number], { place: string; ready: string }> = {
    start: { place: '', ready: '.jobs' },
    account: { place: '#/account/mira-holt', ready: '.repo' },
    job: { place: '', ready: '.done-card' },
    jobs: { place: '#/jobs', ready: '.jobs' },
    overview: { place: '', ready: '.begin' },
    files: { place: '', ready: 'td' },
    graph: { place: '', ready: '[data-drawn]' },
    layers: { place: '', ready: '.layers' },
    error: { place: '#/job/none', ready: '.problem' },
  };
  beforeAll(async () => {
    const { body } = await browser.server.ask('POST /api/v1/scan', { body: { repo_url: browser.world.url('chartroom'), history: true } });
    const { run_id: report, job_id: job } = await browser.server.ended(body.job_id);
    places.job.place = `#/job/${job}`;
    for (const view of ['overview', 'files', 'graph', 'layers'] as const) places[view].place = `#/report/${report}?tab=${view}`;
  });

  async function opened(view: (typeof views)[number], options = {}): Promise<Page> {
    const page = await browser.open(places[view].place, options);
    await page.locator(places[view].ready).first().waitFor();
    return page;
  }

  it.each(views)('has no serious fault of accessibility, in either theme, and fits a screen of 360 pixels: %s', async (view) => {
    // Without the security policy of the page: what looks at it is injected.
    const page = await opened(view, { bypassCSP: true, colorScheme: 'light' });
    await page.addScriptTag({ path: axeFile });

    const light = await seriousFaults(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await seriousFaults(page, ['color-contrast']);
    await page.setViewportSize({ width: 360, height: 740 });

    expect(light.faults).toEqual([]);
    expect(dark.faults).toEqual([]);
    expect([light.looked, dark.looked]).toEqual([true, true]);
    expect(await hiddenWidth(page)).toBe(0);
  });

  it('is used by keyboard alone, from the field to a report', async () => {
    const page = await opened('start');
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    const tabTo = async (text: RegExp): Promise<void> => {
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('Tab');
        if (text.test(await focused())) return;
      }
      throw new Error(`The Tab key does not lead to ${text.source}.`);
    };

    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('mira-holt');
    await page.keyboard.press('Enter');
    await page.locator('.repo').first().waitFor();
    expect(await focused()).toBe('Mira Holt');
    await tabTo(/^Why this score/);
    await page.keyboard.press('Enter');
    await page.locator('.why li').first().waitFor();
    await tabTo(/^Look inside/);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Open the report' }).waitFor();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name: 'tidepool' }).waitFor();
  });

  it('keeps the colours that were chosen', async () => {
    const page = await opened('start', { colorScheme: 'light' });
    const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();

    await page.getByRole('button', { name: 'Colours: as the system' }).click();
    await page.getByRole('button', { name: 'Colours: light' }).click();
    const dark = await background();
    await page.reload();

    expect(dark).not.toBe(light);
    expect(await background()).toBe(dark);
  });

  it('says to screen readers what happens', async () => {
    const page = await opened('start');

    await page.getByLabel('A GitHub login').fill('mira-holt');
    await page.keyboard.press('Enter');

    await page.locator('#announcements').getByText('mira-holt: 13 repositories').waitFor({ state: 'attached' });
  });
});

/** What axe finds, by some of its rules or by all; and whether it looked at the colours. */
async function seriousFaults(page: Page, runOnly?: string[]): Promise<{ faults: string[]; looked: boolean }> {
  const { violations, passes } = await page.evaluate((rules) => (globalThis as unknown as { axe: typeof axe }).axe.run(rules === undefined ? {} : { runOnly: rules }), runOnly);
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return { faults: serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary = '' }) => `${html} ${failureSummary}`).join('\n')}`), looked: passes.some(({ id }) => id === 'color-contrast') };
}
