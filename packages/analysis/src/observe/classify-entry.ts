import type { FileRole, TreeEntry } from '@reposcan/core';
import type { LanguageDefinition } from '../language/language-definition.js';
import type { LanguageIndex } from '../language/language-index.js';
import type { AttributeIndex, LinguistAttributes } from '../role/git-attributes.js';
import { roleOfPath } from '../role/role-of-path.js';
import type { TreeIndex } from '../tree/tree-index.js';
import { isFile, type TreeFile } from './tree-file.js';

/** What the name of an entry and the attribute files say about it, before it is read. */
export function classifyEntry(entry: TreeEntry, languages: LanguageIndex, attributes: AttributeIndex, tree: TreeIndex): TreeFile {
  const { path } = entry;
  const given = isFile(entry) ? attributes.of(path) : {};
  const givenLanguage = given.language === undefined ? null : languages.named(given.language);
  const language = isFile(entry) ? (givenLanguage ?? languages.byName(path)) : null;
  const { role, isGiven } = isFile(entry) ? givenRole(given, path, language, tree) : { role: 'other' as const, isGiven: true };
  return { entry, path, language, role, roleIsGiven: isGiven, languageIsGiven: givenLanguage !== null, lines: null, binary: false, lfsSize: null };
}

function givenRole(given: LinguistAttributes, path: string, language: LanguageDefinition | null, tree: TreeIndex): { role: FileRole; isGiven: boolean } {
  if (given.vendored === true) return { role: 'vendored', isGiven: true };
  if (given.generated === true) return { role: 'generated', isGiven: true };
  if (given.documentation === true) return { role: 'docs', isGiven: true };
  const role = roleOfPath(path, language, tree);
  const denied = (role === 'vendored' && given.vendored === false) || (role === 'generated' && given.generated === false) || (role === 'docs' && given.documentation === false);
  return denied ? { role: language === null ? 'other' : 'source', isGiven: true } : { role, isGiven: false };
}
