import { describe, expect, it } from 'vitest';
import { defineRepository, type RepositoryScan } from '@reposcan/core';
import { sampleAccountScan, sampleNow, sampleProfile } from '../../fixtures/sample-account.js';
import { sampleCalls } from '../../fixtures/sample-calls.js';
import { sampleRepositoryScan } from '../../fixtures/sample-repository.js';
import { sampleSummary } from '../../fixtures/sample-summary.js';
import { displayWidth } from '../text/display-width.js';
import { renderTerminalReport } from './terminal-report.js';

const hostile = '\u001b[2J<script>"\u202E' + '危険'.repeat(30);

function hostileAccount() {
  const repository = defineRepository({
    nameWithOwner: `x/${hostile}`,
    createdAt: sampleNow,
    description: hostile,
    primaryLanguage: hostile,
    license: hostile,
    stars: 90,
  });
  const scan = sampleAccountScan({
    source: [repository],
    profile: { ...sampleProfile, login: hostile, name: hostile, description: hostile, location: hostile },
  });
  return { ...scan, warnings: [{ code: 'PARTIAL_RESULT' as const, message: hostile }] };
}

function hostileRepository() {
  const scan = sampleRepositoryScan();
  const file = {
    ...scan.files[0],
    path: hostile,
    reasons: [{ factor: hostile, contribution: 3 }],
  } as (typeof scan.files)[number];
  return {
    ...scan,
    repository: {
      ...scan.repository,
      name: hostile,
      subject: hostile,
      branch: hostile,
      readme: { path: hostile, title: hostile, excerpt: hostile, bytes: 1 },
    },
    files: [file],
    ...hostileCode(),
    languages: [{ name: hostile, files: 1, bytes: 1, lines: 1, share: 1 }],
    entryPoints: [{ path: hostile, kind: 'main' as const, evidence: hostile }],
  };
}

/** What is said of the code, with hostile names everywhere. */
function hostileCode() {
  const { importGraph, signals, layers } = sampleRepositoryScan();
  return {
    importGraph,
    signals: signals && {
      ...signals,
      cycles: [{ files: [hostile, `${hostile}2`], example: [hostile, `${hostile}2`] }],
      communities: [{ label: hostile, files: 9, leading: [hostile] }],
      hotspots: [{ path: hostile, score: 90, importance: 90, commits: 9 }],
    },
    layers: layers && {
      depth: 1,
      folders: [1, 2].map((nth) => ({ path: `${hostile}${nth}`, layer: 0, files: 9, uses: [hostile] })),
      violations: [{ fromFolder: hostile, toFolder: hostile, edges: [{ from: hostile, to: hostile, line: 9 }], count: 9 }],
    },
    callGraph: sampleCalls(hostile),
    summary: sampleSummary(hostile, { model: hostile, fallback: hostile }),
  };
}

/** A report as it was stored before scans knew of code. */
function oldRepository() {
  const { skeletons: _1, importGraph: _2, signals: _3, layers: _4, history: _5, callGraph: _6, summary: _7, ...old } = sampleRepositoryScan();
  // Reading a store gives what was written to it, whatever the type says.
  return old as RepositoryScan;
}

const scans = {
  account: () => sampleAccountScan(),
  'deep account': () => ({
    ...sampleAccountScan(),
    deep: [{ ...sampleRepositoryScan(), nameWithOwner: 'ada-lindqvist/quillmark' }],
  }),
  'hostile account': hostileAccount,
  'empty account': () => sampleAccountScan({ source: [] }),
  repository: () => sampleRepositoryScan(),
  'hostile repository': hostileRepository,
  'old repository': oldRepository,
  'empty repository': () => sampleRepositoryScan({ files: [], languages: [], entryPoints: [] }),
};

describe('the terminal report', () => {
  describe.each(Object.entries(scans))('of a scan (%s)', (_, scan) => {
    it.each([48, 60, 80, 120, 200])('has no line wider than %i columns', (columns) => {
      const tooWide = renderTerminalReport(scan(), { columns })
        .split('\n')
        .filter((line) => displayWidth(line) > columns);

      expect(tooWide).toEqual([]);
    });

    it('has no control character, and without colour no escape', () => {
      expect(renderTerminalReport(scan())).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e]/u);
    });
  });

  it('shows who, how much, what matters and why', () => {
    const scan = sampleAccountScan();
    const [best] = scan.repositories;

    const report = renderTerminalReport(scan);

    expect(report).toContain('Ada Lindqvist (ada-lindqvist) · user since 2014-03-02');
    expect(report).toContain('35 repositories · 23,274 stars');
    expect(report).toMatch(new RegExp(`flagship .* ${scan.summary.categories.flagship}\n`));
    expect(report).toMatch(new RegExp(`${best?.importance.score.toFixed(1)} +quillmark +flagship +12k +TypeScript\n +stars \\+`));
  });

  it('names the selected repositories by reason, and counts those that were left out', () => {
    const scan = sampleAccountScan();
    const flagships = scan.selected
      .filter(({ reason }) => reason === 'flagship')
      .map(({ nameWithOwner }) => nameWithOwner.split('/')[1]);
    const belowThreshold = scan.excluded.filter(({ reason }) => reason === 'below-threshold').length;

    const report = renderTerminalReport(scan);

    expect(report).toContain(`Flagship:\n    ${flagships.join(', ')}\n`);
    expect(report).toContain(`Left out: ${belowThreshold} below the threshold, 1 empty.`);
  });

  it('marks what may still change, with its range', () => {
    const scan = sampleAccountScan();
    const provisional = scan.repositories.find(({ importance }) => importance.provisional);
    const { score, range } = provisional?.importance ?? { score: NaN, range: [0, 0] };

    expect(renderTerminalReport(scan)).toContain(`~${score.toFixed(1)}  ${range.map(Math.round).join('–')} `);
  });

  it('says that a partial scan is partial', () => {
    const report = renderTerminalReport(sampleAccountScan({ totalRepositories: 90 }));

    expect(report).toContain('35 of 90 repositories');
  });

  it('shows every warning with its code', () => {
    expect(renderTerminalReport(sampleRepositoryScan())).toMatch(/! The working tree differs [^[]*\[UNCOMMITTED_CHANGES\]/);
  });

  it('counts the warnings that are too many to show', () => {
    const warnings = Array.from({ length: 27 }, (_, nth) => ({ code: 'FILE_SKIPPED' as const, message: `File ${nth}` }));

    const report = renderTerminalReport(sampleRepositoryScan({ warnings }));

    expect(report).toContain('File 19 [FILE_SKIPPED]\n    and 7 more (--json lists them all)');
  });

  it('shows times against their targets, and what was skipped', () => {
    const report = renderTerminalReport(sampleAccountScan());

    expect(report).toMatch(/fetching +812 ms {2}target 500 ms, exceeded/);
    expect(report).toMatch(/enriching +skipped/);
    expect(report).toMatch(/total +1\.24 s {2}target 1 s, exceeded/);
  });

  it('shows where to begin reading, and why', () => {
    expect(renderTerminalReport(sampleRepositoryScan())).toMatch(
      /91\.4 {2}src\/index\.ts +source +240 lines\n +lines \+54\.8, referred to \+45\.7, depth −9\.1/,
    );
  });

  it('shows what deep scans found', () => {
    expect(renderTerminalReport(scans['deep account']())).toMatch(/Deep scans\n.*\n +quillmark +53 +10k +4 +1 +TypeScript 85 %/);
  });

  it('shows the layers as a tree, the highest first, and what breaks their order', () => {
    expect(renderTerminalReport(sampleRepositoryScan())).toContain(`Layers
  4 layers of 5 folders, the highest first; 1 import breaks the order.
   3 ─  src         2 files  uses parser, typesetter
   2 ┬  parser      2 files  uses elements
     └  typesetter  2 files  uses elements
   1 ─  elements    2 files  uses fonts, typesetter
   0 ─  fonts        1 file
  Against the order:
    elements → typesetter (1)
      src/elements/element-2.ts:1 → src/typesetter/fonts/metrics.ts
`);
  });

  it('cuts long layers, and says how much there is more', () => {
    const folders = Array.from({ length: 40 }, (_, nth) => ({ path: `f${nth}`, layer: nth < 20 ? nth : 0, files: 1, uses: [] }));
    const report = renderTerminalReport(sampleRepositoryScan({ layers: { depth: 20, folders, violations: [] } }));

    expect(report).toContain('no import breaks the order');
    expect(report).toContain('and 6 layers more');
    const flat = folders.map((folder) => ({ ...folder, layer: 0 }));
    expect(renderTerminalReport(sampleRepositoryScan({ layers: { depth: 1, folders: flat, violations: [] } }))).toContain('└  and 34 more');
  });

  it('shows the imports, what is defined, the history, hotspots, cycles and communities', () => {
    const report = renderTerminalReport(sampleRepositoryScan());

    expect(report).toContain('9 linked files · 11 imports, 1 of them for types only · 2 external packages\n  1 built-in module · 1 unresolved import · 1 cycle');
    expect(report).toContain('1 class · 1 interface · 1 function · 2 methods · in 3 files\n  1 file with syntax errors');
    expect(report).toContain('214 commits · 12 authors · since 2025-11-20');
    expect(report).toContain('86.2  src/parser/parser.ts  importance 86, 31 commits');
    expect(report).toContain('2 files:\n    src/parser/parser.ts → src/parser/tokens.ts → src/parser/parser.ts');
    expect(report).toContain('src/parser    3 files  parser.ts, tokens.ts');
  });

  it('leaves out what a stage did not give', () => {
    const report = renderTerminalReport(sampleRepositoryScan({ skeletons: null, importGraph: null, signals: null, layers: null, callGraph: null, summary: null, history: null }));

    for (const title of ['Layers', 'Imports', 'Definitions', 'History', 'Hotspots', 'Cycles', 'Communities']) expect(report).not.toContain(`\n${title}\n`);
    expect(renderTerminalReport(oldRepository())).toBe(report);
  });

  it('names every written file in full, however long its path', () => {
    const file = `/data/${'long/'.repeat(40)}reposcan.sqlite`;

    expect(renderTerminalReport(sampleRepositoryScan(), { written: [{ what: 'database', file }] })).toContain(
      `Wrote:\n  ${file} (database)\n`,
    );
  });

  it('has colours only when asked for', () => {
    expect(renderTerminalReport(sampleAccountScan(), { color: true })).toContain('\u001b[');
  });

  it('begins with what the repository is, where to start reading and how to run it, each with its source', () => {
    const report = renderTerminalReport(sampleRepositoryScan());

    expect(report).toMatch(/Summary\n +A Markdown engine that typesets like a printer\.\n/);
    expect(report).toMatch(/What it is\n +- It runs in the browser and on the server\.\n +README\.md:4\n/);
    expect(report).toMatch(/Where to start reading\n +- Begin with src\/index\.ts, which exports render\.\n +src\/index\.ts:1\n/);
    expect(report).toMatch(/How to run it\n +- npm install quillmark\n +README\.md:12\n/);
    expect(report).toContain('! docs/setup.md:7 tries to direct whoever summarises it (instruction)');
    expect(report.indexOf('Summary')).toBeLessThan(report.indexOf('In figures'));
  });

  it('says who wrote the summary, what that cost, and why a model did not', () => {
    const merged = { method: 'model' as const, sections: [] };
    const usage = { requests: 3, inputTokens: 12_000, outputTokens: 800, cachedAnswers: 2, cost: 0.0123 };
    const written = renderTerminalReport(sampleRepositoryScan({ summary: sampleSummary('', { model: 'gpt-x', merged, usage }) }), { columns: 120 });
    const fallen = renderTerminalReport(sampleRepositoryScan({ summary: sampleSummary('', { model: 'gpt-x', fallback: 'The model refused.' }) }));

    expect(written).toContain('written by gpt-x · 3 requests · 12,000 tokens in, 800 out · 2 answers of an earlier scan · cost 0.0123');
    expect(fallen).toContain('taken from the repository: gpt-x wrote none of it');
    expect(fallen).toContain('! The model refused.');
  });

  it('shows the calls: how many, how they were found, which functions many call and which none', () => {
    const report = renderTerminalReport(sampleRepositoryScan(), { columns: 120 });

    expect(report).toContain('4 functions · 4 calls · 1 function of packages and platform · 3 deep · 1 unreachable');
    expect(report).toContain('TypeScript: by types, 46 files, 96 % of 1,000 calls resolved');
    expect(report).toMatch(/JavaScript: by names, 2 files\n +it is too large for the checker\n/);
    expect(report).toMatch(/Call hotspots\n +81\.4 +src\/parser\/parser\.ts#Parser\.parse +1 caller, 31 commits\n +12\.0 +src\/index\.ts#render +1 caller\n/);
    expect(report).toMatch(/Nothing leads to 1 function\n +src\/parser\/parser\.ts#Parser\.recover\n/);
  });

  it('has no section for calls and summary where their stages gave nothing', () => {
    const report = renderTerminalReport(sampleRepositoryScan({ callGraph: null, summary: null }));

    expect(report).not.toMatch(/Calls|Summary|Nothing leads/);
  });
});
