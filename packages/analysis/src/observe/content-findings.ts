import { contentFacts } from '../content/content-facts.js';
import { fileText, type FileText } from '../content/file-text.js';
import { hasGeneratedMarker, looksMinified } from '../content/generated-content.js';
import { lfsPointerSize } from '../content/lfs-pointer.js';
import type { LanguageIndex } from '../language/language-index.js';
import { roleOfPath } from '../role/role-of-path.js';
import type { TreeIndex } from '../tree/tree-index.js';
import type { TreeFile } from './tree-file.js';

/** What the content of a file says about it: a function of its bytes, its path and the language that was given to it. */
export interface ContentFindings {
  binary: boolean;
  /** Bytes of the file that a Git LFS pointer stands for, or `null`. */
  lfsSize: number | null;
  /** `null` where it is not text of its own. */
  lines: number | null;
  /** Display name, or `null`. */
  language: string | null;
  /** A program wrote it: it says so, or nobody writes such lines. */
  generated: boolean;
}

/** What a content says, and its text where it has one. */
export function findContent(file: TreeFile, bytes: Uint8Array, languages: LanguageIndex): { findings: ContentFindings; text: FileText | null } {
  const nothing = { binary: false, lfsSize: null, lines: null, language: null, generated: false };
  const facts = contentFacts(bytes);
  // An object file or data base without a telling name; a language by its name only is wrong about it.
  if (facts.binary) return { findings: { ...nothing, binary: true }, text: null };
  const text = fileText(bytes, facts.encoding);
  const lfsSize = bytes.length <= 1024 ? lfsPointerSize(text.bytes) : null;
  if (lfsSize !== null) return { findings: { ...nothing, lfsSize, language: file.language?.name ?? null }, text: null };
  const language = (file.languageIsGiven ? file.language : languages.byContent(file.path, text.bytes))?.name ?? null;
  const generated = language !== null && (hasGeneratedMarker(text.bytes) || looksMinified(language, bytes.length, facts));
  return { findings: { ...nothing, lines: facts.lines, language, generated }, text };
}

/** Completes what is known of a file. */
export function applyFindings(file: TreeFile, findings: ContentFindings, languages: LanguageIndex, tree: TreeIndex): void {
  const { binary, lfsSize, lines, generated } = findings;
  file.binary = binary;
  file.lfsSize = lfsSize;
  file.lines = lines;
  const language = findings.language === null ? null : languages.named(findings.language);
  if (binary) {
    file.language = null;
    if (!file.roleIsGiven && (file.role === 'source' || file.role === 'other' || file.role === 'data')) file.role = 'asset';
    return;
  }
  if (language !== file.language && !file.roleIsGiven) file.role = roleOfPath(file.path, language, tree);
  file.language = language;
  const writtenByPeople = file.role === 'source' || file.role === 'test' || file.role === 'data' || file.role === 'config';
  if (generated && !file.roleIsGiven && writtenByPeople) file.role = 'generated';
}
