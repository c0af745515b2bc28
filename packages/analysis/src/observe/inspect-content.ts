import { contentFacts } from '../content/content-facts.js';
import { fileText, type FileText } from '../content/file-text.js';
import { hasGeneratedMarker, looksMinified } from '../content/generated-content.js';
import { lfsPointerSize } from '../content/lfs-pointer.js';
import type { LanguageIndex } from '../language/language-index.js';
import { roleOfPath } from '../role/role-of-path.js';
import type { TreeIndex } from '../tree/tree-index.js';
import type { TreeFile } from './tree-file.js';

/** Completes what is known of a file by its content. Gives the text, or `null` where there is none to read. */
export function inspectContent(file: TreeFile, bytes: Uint8Array, languages: LanguageIndex, tree: TreeIndex): FileText | null {
  const facts = contentFacts(bytes);
  if (facts.binary) {
    file.binary = true;
    // An object file or data base without a telling name; a language by its name only is wrong about it.
    file.language = null;
    if (!file.roleIsGiven && (file.role === 'source' || file.role === 'other' || file.role === 'data')) file.role = 'asset';
    return null;
  }
  const text = fileText(bytes, facts.encoding);
  file.lfsSize = bytes.length <= 1024 ? lfsPointerSize(text.bytes) : null;
  if (file.lfsSize !== null) return null;
  file.lines = facts.lines;
  if (!file.languageIsGiven) {
    const language = languages.byContent(file.path, text.bytes);
    if (language !== file.language && !file.roleIsGiven) file.role = roleOfPath(file.path, language, tree);
    file.language = language;
  }
  const writtenByPeople = file.role === 'source' || file.role === 'test' || file.role === 'data' || file.role === 'config';
  if (!file.roleIsGiven && writtenByPeople && file.language !== null) {
    if (hasGeneratedMarker(text.bytes) || looksMinified(file.language.name, bytes.length, facts)) file.role = 'generated';
  }
  return text;
}
