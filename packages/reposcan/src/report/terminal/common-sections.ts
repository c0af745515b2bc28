import { plainText, type ScanTimings, type Warning } from '@reposcan/core';
import { wrap } from '../text/display-width.js';
import { duration } from '../text/figures.js';
import { section, type Layout, type WrittenFile } from './layout.js';
import { table } from './table.js';

const mostWarnings = 20;

/** What the reader must know, each with its code. */
export function warningsSection(layout: Layout, warnings: readonly Warning[]): string[] {
  const { palette, width } = layout;
  const shown = warnings.slice(0, mostWarnings).flatMap(({ code, message }) => {
    const [first = '', ...rest] = wrap(`${plainText(message)} [${code}]`, width - 2);
    return [`${palette.warning('!')} ${first}`, ...rest.map((line) => `  ${line}`)];
  });
  const more = warnings.length - mostWarnings;
  return section(layout, 'Warnings', more > 0 ? [...shown, palette.quiet(`  and ${more} more (--json lists them all)`)] : shown);
}

/** How long each stage took against its target. */
export function timingsSection(layout: Layout, timings: ScanTimings): string[] {
  const { palette, width } = layout;
  const rows = [
    ...timings.stages.map(({ stage, ...timing }) => ({ name: plainText(stage), ...timing })),
    { name: 'total', ms: timings.totalMs, targetMs: timings.targetMs, exceeded: timings.exceeded, status: 'completed' as const },
  ].map(({ name, ms, targetMs, exceeded, status }) => [
    { text: name },
    { text: status === 'completed' ? duration(ms) : status, ...(exceeded ? { paint: palette.warning } : {}) },
    {
      text: targetMs === null ? '' : `target ${duration(targetMs)}${exceeded ? ', exceeded' : ''}`,
      paint: exceeded ? palette.warning : palette.quiet,
    },
  ]);
  return section(layout, 'Time', table([{}, { align: 'right' }, { shrink: 'end' }], rows, width, palette.quiet));
}

/** Every file that was written, in full: paths are there to be copied. */
export function writtenSection(layout: Layout, written: readonly WrittenFile[]): string[] {
  return section(
    layout,
    'Wrote:',
    written.map(({ what, file }) => `${plainText(file)} ${layout.palette.quiet(`(${what})`)}`),
  );
}
