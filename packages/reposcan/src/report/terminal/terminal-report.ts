import type { AccountScan, RepositoryScan } from '@reposcan/core';
import type { DeepAccountScan } from '../../deep/deep-account-scan.js';
import { accountSections } from './account-sections.js';
import { timingsSection, warningsSection, writtenSection } from './common-sections.js';
import { createLayout, type TerminalReportOptions } from './layout.js';
import { repositorySections } from './repository-sections.js';

/** A scan as text for a terminal. Untrusted text in it is made safe to show; no line but that of a written file is wider than `columns`. */
export function renderTerminalReport(
  scan: AccountScan | DeepAccountScan | RepositoryScan,
  options: TerminalReportOptions = {},
): string {
  const layout = createLayout(options);
  const lines = [
    '',
    ...(scan.kind === 'account-scan' ? accountSections(layout, scan) : repositorySections(layout, scan)),
    ...warningsSection(layout, scan.warnings),
    ...timingsSection(layout, scan.timings),
    ...writtenSection(layout, options.written ?? []),
  ];
  return lines.join('\n');
}
