import type { FileRole, LanguageShare } from '@reposcan/core';
import type { LanguageDefinition } from '../language/language-definition.js';
import { compareText } from '../text/compare-text.js';

/** What of a file counts in the language statistics. */
export interface LanguageFacts {
  role: FileRole;
  language: LanguageDefinition | null;
  size: number;
  lines: number | null;
}

const excluded: ReadonlySet<FileRole> = new Set(['vendored', 'generated', 'docs', 'asset']);

/**
 * Shares by bytes, biggest first. As on GitHub: programming and markup languages, without vendored, generated and documentation files; a repository that
 * is all documentation is counted by that.
 */
export function languageShares(files: readonly LanguageFacts[], named: (name: string) => LanguageDefinition | null): LanguageShare[] {
  const code = files.filter(({ language }) => language?.type === 'programming' || language?.type === 'markup');
  const own = code.filter(({ role }) => !excluded.has(role));
  return shares(own.length > 0 ? own : code.filter(({ role }) => role === 'docs'), named);
}

function shares(files: readonly LanguageFacts[], named: (name: string) => LanguageDefinition | null): LanguageShare[] {
  const totals = new Map<string, LanguageShare>();
  let all = 0;
  for (const { language, size, lines } of files) {
    if (language === null) continue;
    const name = language.group === undefined ? language.name : (named(language.group)?.name ?? language.group);
    const total = totals.get(name) ?? { name, files: 0, bytes: 0, lines: 0, share: 0 };
    total.files += 1;
    total.bytes += size;
    total.lines += lines ?? 0;
    all += size;
    totals.set(name, total);
  }
  return [...totals.values()]
    .map((total) => ({ ...total, share: all === 0 ? 0 : total.bytes / all }))
    .sort((left, right) => right.bytes - left.bytes || right.files - left.files || compareText(left.name, right.name));
}
