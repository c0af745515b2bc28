import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { defineRepository } from '@reposcan/core';
import { sampleAccountScan, sampleNow, sampleProfile } from '../../fixtures/sample-account.js';
import { sampleRepositoryScan } from '../../fixtures/sample-repository.js';
import { renderHtmlReport } from './html-report.js';

const attack = `"'><img src=x onerror=alert(1)><script>alert(2)</script>\u202Egnp.exe\u0000`;

function attackedAccount() {
  const repository = (nth: number) =>
    defineRepository({
      nameWithOwner: `x/${attack}${nth}`,
      createdAt: sampleNow,
      url: `javascript:${attack}`,
      description: attack,
      primaryLanguage: attack,
      license: attack,
      stars: 900 * nth,
    });
  const profile = {
    ...sampleProfile,
    login: attack,
    name: attack,
    description: attack,
    company: attack,
    location: attack,
    websiteUrl: `javascript:${attack}`,
    url: attack,
  };
  const scan = sampleAccountScan({
    source: [1, 2, 3, 4].map(repository),
    profile,
    warnings: [{ code: 'PARTIAL_RESULT', message: attack, stage: attack }],
  });
  return { ...scan, id: attack, deep: [{ ...attackedRepository(), nameWithOwner: attack }] };
}

function attackedRepository() {
  const scan = sampleRepositoryScan();
  return {
    ...scan,
    id: attack,
    repository: {
      ...scan.repository,
      name: attack,
      remoteUrl: `javascript:${attack}`,
      branch: attack,
      subject: attack,
      licenseFile: attack,
      readme: { path: attack, title: attack, excerpt: attack, bytes: 1 },
      source: { kind: 'url' as const, location: attack },
    },
    files: scan.files.map((file) => ({
      ...file,
      path: `${attack}/${file.path}`,
      language: attack,
      reasons: [{ factor: attack, contribution: 1 }],
    })),
    languages: [{ name: attack, files: 1, bytes: 1, lines: 1, share: 1 }],
    entryPoints: [{ path: attack, kind: 'main' as const, evidence: attack }],
    stats: { ...scan.stats, largestFiles: [{ path: attack, size: 1 }] },
    warnings: [{ code: 'FILE_SKIPPED' as const, message: attack }],
  };
}

const pages = {
  account: () => renderHtmlReport(sampleAccountScan()),
  repository: () => renderHtmlReport(sampleRepositoryScan()),
  'attacked account': () => renderHtmlReport(attackedAccount()),
  'attacked repository': () => renderHtmlReport(attackedRepository()),
  'empty account': () => renderHtmlReport(sampleAccountScan({ source: [] })),
};

describe.each(Object.entries(pages))('the page (%s)', (_, render) => {
  const page = render();
  const markup = page.replace(/<script>[^]*?<\/script>/, '').replace(/<style>[^]*?<\/style>/, '');
  /** The markup with its attributes' names, but without their values. */
  const bare = markup.replace(/="[^"]*"/g, '=""');

  it('loads nothing from anywhere', () => {
    expect(bare.match(/<(?:link|img|iframe|object|embed|video|audio|source|base|form)\b/gi)).toBeNull();
    expect(bare.match(/<[a-z][^>]* (?:src|srcset|action|data|poster|background)=/gi)).toBeNull();
    expect(page.match(/url\(|@import/g)).toBeNull();
  });

  it('forbids everything but its own style and its own script', () => {
    const script = /<script>([^]*)<\/script>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');

    const policies = [...page.matchAll(/Content-Security-Policy" content="([^"]*)"/g)].map(([, policy]) => policy);
    expect(policies).toEqual([
      `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    ]);
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  it('shows untrusted text as text', () => {
    expect(markup.match(/<img|<\/?script|\u202e|(?!\n)\p{Cc}/giu)).toBeNull();
    expect(bare.match(/<[a-z][^>]* on[a-z]+=/gi)).toBeNull();
    expect(markup.match(/href="(?!https:\/\/|#)[^"]*"/g)).toBeNull();
  });

  it('closes every element that it opens', () => {
    const open: string[] = [];
    for (const [, slash, name = ''] of bare.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (['meta', 'hr', 'br', 'input'].includes(name)) continue;
      if (slash === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }

    expect(open).toEqual([]);
  });

  it('uses every id once and links to none that is missing', () => {
    const ids = [...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const targets = [...markup.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });
});

describe('the page of an account', () => {
  it('has a row for every repository, with the reasons of its score and of its selection', () => {
    const scan = sampleAccountScan();
    const page = renderHtmlReport(scan);

    expect(page.match(/<tr id="repository-/g)).toHaveLength(scan.repositories.length);
    expect(page.match(/Why this score/g)).toHaveLength(scan.repositories.length);
    expect(page).toContain('Selected for a deep scan: flagship.');
    expect(page).toContain('Empty: there is nothing to look into.');
  });

  it('says how many repositories a partial scan lacks', () => {
    expect(renderHtmlReport(sampleAccountScan({ totalRepositories: 90 }))).toContain('<dd>35 of 90</dd>');
  });

  it('shows the range of a score that may still change', () => {
    const scan = sampleAccountScan();
    const [low = 0, high = 0] = scan.repositories.find(({ importance }) => importance.provisional)?.importance.range ?? [];

    expect(renderHtmlReport(scan)).toContain(`<small>${low.toFixed(0)}–${high.toFixed(0)}</small>`);
  });

  it('shows deep scans where there are any', () => {
    const scan = sampleAccountScan();
    const deep = [{ ...sampleRepositoryScan(), nameWithOwner: 'ada-lindqvist/quillmark' }];

    expect(renderHtmlReport({ ...scan, deep })).toContain('<h2>Deep scans</h2>');
    expect(renderHtmlReport(scan)).not.toContain('<h2>Deep scans</h2>');
  });
});
