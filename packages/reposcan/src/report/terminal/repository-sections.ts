import { plainText, type EntryPoint, type FileRole, type LanguageShare, type ObservedFile, type RepositoryScan, type RepositoryStats } from '@reposcan/core';
import { fit, wrap } from '../text/display-width.js';
import { factLines } from '../text/fact-lines.js';
import { byteSize, count, counted, day, percent, signed } from '../text/figures.js';
import { bars } from './bars.js';
import { codeOf } from '../code/code-of.js';
import { codeSections } from './code-sections.js';
import { section, type Layout } from './layout.js';
import { summarySection } from './summary-section.js';
import { table, type Cell, type Column } from './table.js';

const mostLanguages = 8;
const mostFiles = 12;
const mostEntryPoints = 10;

/** The sections of a repository: what it is, what it is made of, where to begin reading. */
export function repositorySections(layout: Layout, scan: RepositoryScan): string[] {
  return [
    ...identitySection(layout, scan.repository),
    ...summarySection(layout, codeOf(scan).summary),
    ...readmeSection(layout, scan.repository.readme),
    ...figuresSection(layout, scan.stats, scan.repository.licenseFile),
    ...languagesSection(layout, scan.languages),
    ...rolesSection(layout, scan.stats),
    ...entryPointsSection(layout, scan.entryPoints),
    ...filesSection(layout, scan.files),
    ...codeSections(layout, scan),
  ];
}

function identitySection(layout: Layout, repository: RepositoryScan['repository']): string[] {
  const { width, palette } = layout;
  const kind = [repository.bare ? 'bare' : '', repository.shallow ? 'shallow' : ''].filter((word) => word !== '').join(', ');
  const at = [
    repository.commit.slice(0, 10),
    repository.branch === null ? 'no branch' : plainText(repository.branch),
    day(repository.committedAt),
  ];
  const origin =
    repository.remoteUrl === null || repository.remoteUrl === repository.source.location
      ? []
      : [`origin ${plainText(repository.remoteUrl)}`];
  return section(layout, fit(plainText(repository.name), width), [
    ...wrap(`${at.join(' · ')}${kind === '' ? '' : ` · ${kind}`}`, width),
    ...wrap(plainText(repository.subject), width),
    ...[plainText(repository.source.location), ...origin].map((line) => palette.quiet(fit(line, width))),
  ]);
}

function readmeSection(layout: Layout, readme: RepositoryScan['repository']['readme']): string[] {
  if (readme === null) return section(layout, 'README', [layout.palette.quiet('There is none.')]);
  return section(layout, `README ${layout.palette.quiet(`(${fit(plainText(readme.path), layout.width - 10)})`)}`, [
    ...(readme.title === null ? [] : wrap(plainText(readme.title), layout.width).map(layout.palette.strong)),
    ...(readme.excerpt === null ? [] : wrap(plainText(readme.excerpt), layout.width)),
  ]);
}

function figuresSection(layout: Layout, stats: RepositoryStats, licenseFile: string | null): string[] {
  const figures = [
    `${counted(stats.files, 'file')}${stats.truncated ? ' or more' : ''}`,
    counted(stats.directories, 'directory', 'directories'),
    byteSize(stats.bytes),
    counted(stats.lines, 'line'),
    ...(stats.binaryFiles > 0 ? [counted(stats.binaryFiles, 'binary file')] : []),
    ...(stats.symlinks > 0 ? [counted(stats.symlinks, 'symbolic link')] : []),
    ...(stats.submodules > 0 ? [counted(stats.submodules, 'submodule')] : []),
    licenseFile === null ? 'no licence file' : `licence in ${plainText(licenseFile)}`,
  ];
  return section(layout, 'In figures', factLines(figures, layout.width));
}

function languagesSection(layout: Layout, languages: readonly LanguageShare[]): string[] {
  const rows = languages.slice(0, mostLanguages).map(({ name, share, files, lines }) => ({
    label: plainText(name),
    value: share,
    note: `${percent(share).padStart(7)}  ${counted(files, 'file')}, ${counted(lines, 'line')}`,
  }));
  return section(layout, 'Languages', bars(rows, layout.width, layout.palette.bar));
}

function rolesSection(layout: Layout, stats: RepositoryStats): string[] {
  const rows = (Object.entries(stats.roles) as [FileRole, number][])
    .filter(([, files]) => files > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([role, files]) => ({ label: role, value: files, note: count(files) }));
  return section(layout, 'Files by role', bars(rows, layout.width, layout.palette.bar));
}

function entryPointsSection(layout: Layout, entryPoints: readonly EntryPoint[]): string[] {
  const rows = entryPoints
    .slice(0, mostEntryPoints)
    .map(({ path, kind, evidence }): Cell[] => [
      { text: plainText(path), paint: layout.palette.strong },
      { text: kind },
      { text: plainText(evidence), paint: layout.palette.quiet },
    ]);
  const more = entryPoints.length - rows.length;
  return section(layout, 'Entry points', [
    ...table([{ shrink: 'start' }, {}, { shrink: 'end' }], rows, layout.width, layout.palette.quiet),
    ...(more > 0 ? [layout.palette.quiet(`and ${count(more)} more`)] : []),
  ]);
}

function filesSection(layout: Layout, files: readonly ObservedFile[]): string[] {
  const { width, palette } = layout;
  const shown = files.slice(0, mostFiles);
  const rows = shown.map(({ path, importance, role, lines }): Cell[] => [
    { text: importance.toFixed(1), paint: palette.strong },
    { text: plainText(path), paint: palette.strong },
    { text: role },
    { text: lines === null ? '' : counted(lines, 'line'), paint: palette.quiet },
  ]);
  const columns: Column[] = [{ align: 'right' }, { shrink: 'start' }, {}, { align: 'right' }];
  const lines = table(columns, rows, width, palette.quiet);
  const more = files.length - shown.length;
  return section(layout, 'Where to begin reading', [
    ...shown.flatMap(({ reasons }, index) => [
      lines[index] ?? '',
      palette.quiet(`      ${fit(whyImportant(reasons), width - 6)}`),
    ]),
    ...(more > 0 ? [palette.quiet(`and ${count(more)} more`)] : []),
  ]);
}

/** The factors that decide a file's importance: `lines +31, main +20`. */
function whyImportant(reasons: ObservedFile['reasons']): string {
  return reasons
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, 4)
    .map(({ factor, contribution }) => `${plainText(factor)} ${signed(contribution)}`)
    .join(', ');
}
