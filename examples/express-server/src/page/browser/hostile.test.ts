import { expect, it } from 'vitest';
import type { DemoRepository } from '../../demo/repositories/demo-repository.js';
import { mira } from '../../demo/repositories/people.js';
import { readModules } from '../../demo/sources/module.js';
import { typescriptWriter } from '../../demo/sources/typescript-writer.js';
import { describeInBrowser, hiddenWidth, setUpBrowser } from '../../fixtures/page-browser.js';

const payload = '<img src=x onerror=hacked=1>';
const long = 'x'.repeat(180);

/** Markup wherever a repository may have text: names of files and folders, code, README, commit messages, descriptions, topics, links, authors. */
const hostile: DemoRepository = {
  name: 'hostile',
  writer: typescriptWriter,
  modules: readModules(
    `
    ${payload}/one   | ${payload}</script><script>hacked=1</script> | first | ${payload}/two "onmouseover="hacked=1 |
    ${payload}/two   | javascript:hacked=1                           | second | ${payload}/one |
    "onmouseover="hacked=1 | Quotes                                 | third | |
    ${long}          | A long name                                  | fourth | |
    `.replaceAll(/<img src=x onerror=hacked=1>(?=\/)/g, '<img/src=x/onerror=hacked=1>').replaceAll('"onmouseover="hacked=1', '"onmouseover="hacked=1'),
    { root: 'src/', extension: '.ts' },
  ),
  files: { 'README.md': `# ${payload}\n\n${payload} [link](javascript:hacked=1) text\n`, [`${payload}.md`]: payload, LICENSE: payload, 'package.json': `{"name":"${payload}","main":"./src/<svg onload=hacked=1>.js"}` },
  changes: 0,
  from: '2026-10-01T10:00:00Z',
  to: '2026-10-20T10:00:00Z',
  authors: [{ ...mira, name: '"onmouseover="hacked=1' }],
  github: { description: `${payload} ${long}`, homepageUrl: 'javascript:hacked=1', topics: [payload], stars: 90_000, license: null },
};

describeInBrowser('the page and what strangers wrote', () => {
  const browser = setUpBrowser({ world: { beforeGit: async () => {}, repositories: [hostile] }, variables: { SUGGESTIONS: `"><script>hacked=1</script>,${payload}` } });

  it.each([{ view: 'account' }, { view: 'overview' }, { view: 'files' }, { view: 'graph' }, { view: 'layers' }])('shows it as text: $view', async ({ view }) => {
    const { body } = await browser.server.ask('POST /api/v1/scan', { body: { repo_url: browser.world.url('hostile'), history: true } });
    const { run_id: report } = await browser.server.ended(body.job_id);
    const page = await browser.open(view === 'account' ? '#/account/mira-holt' : `#/report/${report}?tab=${view}`, { viewport: { width: 360, height: 740 } });
    await page.locator({ account: '.repo', overview: '.begin', files: 'td', graph: '[data-drawn]', layers: '.layers' }[view] ?? 'h1').first().waitFor();
    for (const details of await page.locator('summary:visible').all()) await details.click();
    if (view === 'graph') await page.getByRole('button', { name: 'Table' }).click();

    expect(await page.locator('main').innerText()).toMatch(/<img|onmouseover/);
    expect(await page.locator('main :is(img, svg, script, iframe, [onerror], [onmouseover], [href^="javascript:"])').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(await hiddenWidth(page)).toBe(0);
  });

  it('writes what the configuration says into the page as text', async () => {
    const page = await browser.open('');

    expect(await page.locator('.pill').allInnerTexts()).toEqual(['"><script>hacked=1</script>', payload]);
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  });
});
