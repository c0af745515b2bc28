import { beforeAll, expect, it } from 'vitest';
import { describeInBrowser, setUpBrowser } from '../../fixtures/page-browser.js';

describeInBrowser('a report on the page', () => {
  const browser = setUpBrowser();
  const reports: Record<string, string> = {};
  beforeAll(async () => {
    for (const name of ['tidepool', 'chartroom', 'dotfiles']) {
      const { body } = await browser.server.ask('POST /api/v1/scan', { body: { repo_url: browser.world.url(name), history: true } });
      reports[name] = `#/report/${(await browser.server.ended(body.job_id)).run_id}`;
    }
  });

  it('says what it is, where to begin, and what stands out', async () => {
    const page = await browser.open(reports['chartroom'] ?? '');

    await page.getByRole('heading', { name: 'Where to begin reading' }).waitFor();

    expect(await page.locator('.begin li').first().innerText()).toMatch(/src\/store\/charts\.ts/);
    expect(await page.getByText('Nautical charts in the browser: tiles, routes and tides on one page.', { exact: true }).isVisible()).toBe(true);
    expect(await page.locator('.way code').first().innerText()).toBe('src/store/charts.ts');
  });

  it('sorts and filters files, and says why one matters', async () => {
    const page = await browser.open(`${reports['tidepool'] ?? ''}?tab=files`);
    const rows = page.locator('tbody tr');

    await page.getByRole('searchbox', { name: 'Filter Files' }).fill('router source');
    await page.getByRole('button', { name: 'Lines' }).click();
    await rows.first().getByText('Why').click();

    const lines = (await rows.locator('td:nth-child(7)').allInnerTexts()).map(Number);
    expect(lines).toHaveLength(5);
    expect(lines).toEqual(lines.toSorted((a, b) => b - a));
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    expect(await rows.first().locator('.why li').count()).toBeGreaterThan(1);
  });

  it('draws the import graph, finds a file in it, and says the same as a table', async () => {
    const page = await browser.open(`${reports['tidepool'] ?? ''}?tab=graph`);
    const canvas = page.locator('.graph-canvas[data-drawn]');
    await canvas.waitFor();
    const drawn = await canvas.screenshot();

    await page.getByRole('searchbox', { name: 'Search the graph' }).fill('router/router.ts');
    await page.keyboard.press('Enter');
    const chosen = await canvas.screenshot();
    const imported = await page.getByRole('region', { name: 'Selected' }).getByRole('button').allInnerTexts();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('searchbox', { name: 'Filter Imports' }).fill('src/router/router.ts');

    // A picture of one colour compresses to a few hundred bytes.
    expect(drawn.length).toBeGreaterThan(8_000);
    expect(chosen.equals(drawn)).toBe(false);
    expect(imported).toContain('src/router/match.ts');
    expect(await page.locator('tbody tr').count()).toBe(imported.length);
  });

  it('walks from file to file by keyboard', async () => {
    const page = await browser.open(`${reports['tidepool'] ?? ''}?tab=graph`);
    const selected = page.getByRole('region', { name: 'Selected' });

    await page.getByRole('searchbox', { name: 'Search the graph' }).fill('app/app.ts');
    await page.keyboard.press('Enter');
    await selected.getByRole('button', { name: 'src/app/compose.ts' }).focus();
    await page.keyboard.press('Enter');

    await selected.locator('p code').getByText('src/app/compose.ts').waitFor();
  });

  it('shows the layers, and the imports against their order', async () => {
    const page = await browser.open(`${reports['chartroom'] ?? ''}?tab=layers`);

    await page.getByText('src/store → src/views, 1 import').click();

    expect(await page.locator('.layers > li').first().innerText()).toContain('src');
    expect(await page.getByText('src/views/toast.ts').isVisible()).toBe(true);
  });

  it('moves between its tabs with the arrow keys, and keeps the tab in its address', async () => {
    const page = await browser.open(reports['tidepool'] ?? '');

    await page.getByRole('tab', { name: 'Overview' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('End');

    expect(await page.getByRole('tab', { selected: true }).innerText()).toMatch(/^Calls/);
    expect(new URL(page.url()).hash).toBe(`${reports['tidepool'] ?? ''}?tab=calls`);
  });

  it('says what is missing where there is no code', async () => {
    const page = await browser.open(`${reports['dotfiles'] ?? ''}?tab=layers`);

    await page.getByText('There are no layers to show.').waitFor();
  });

  it('shows a summary with its sources, and the calls, where a scan has them', async () => {
    const page = await browser.open('');
    await page.route('**/report', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), summary, call_graph: callGraph } });
    });

    await page.goto(`${page.url()}${reports['chartroom'] ?? ''}`);
    await page.getByText('Charts for people who sail.').waitFor();
    const sources = await page.locator('.source').allInnerTexts();
    await page.getByRole('tab', { name: 'Calls 1' }).click();

    expect(sources).toEqual(['README.md:3', 'src/main.ts']);
    expect(await page.locator('tbody tr').first().innerText()).toMatch(/src\/main\.ts#start\s+drawChart\s+call\s+2\s+90 %/);
    expect(await page.getByText('src/views/palette.ts#unused').isVisible()).toBe(true);
  });
});

const claim = (text: string, path: string, line: number | null) => ({ text, sources: [{ path, line }] });
const part = { method: 'extractive', sections: [{ topic: 'reading', claims: [claim('Begin with main.', 'src/main.ts', null)] }] };
const summary = { headline: claim('Charts for people who sail.', 'README.md', 3), docs: part, code: part, merged: part, diagram: null, model: null, fallback: null, hostile: [], usage: {} };
const callGraph = {
  nodes: [{ qualified_name: 'src/views/chart-view.ts#drawChart', name: 'drawChart' }],
  edges: [{ from: 'src/main.ts#start', to: 'src/views/chart-view.ts#drawChart', kind: 'call', line: 4, calls: 2, confidence: 0.9 }],
  coverage: [{ method: 'checker', languages: ['TypeScript'], files: 2, calls: 3, unresolved: 0, reason: null }],
  signals: { hotspots: [{ qualified_name: 'src/views/chart-view.ts#drawChart', score: 1, callers: 1, commits: null }], unreachable: ['src/views/palette.ts#unused'], depth: 1 },
  failed: [],
};
