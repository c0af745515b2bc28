import type { AccountScan, RepositoryScan } from '@reposcan/core';

/** C1 controls and characters that turn text around: JSON may hold them raw, but a terminal obeys some of them. */
const unsafeOnTerminals = /[\u{7f}-\u{9f}\u{61c}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2066}-\u{2069}]/gu;

/**
 * The scan as one indented JSON document with a line break at the end. The data is unchanged; characters that a terminal would obey
 * are escaped.
 */
export function renderJsonReport(scan: AccountScan | RepositoryScan): string {
  const json = JSON.stringify(scan, null, 2);
  return `${json.replace(unsafeOnTerminals, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
