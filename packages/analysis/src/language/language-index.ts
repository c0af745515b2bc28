import { ambiguousExtensions } from './ambiguous-extensions.js';
import type { LanguageDefinition } from './language-definition.js';
import { languages } from './languages.js';
import { shebangInterpreters } from './shebang.js';

/** Finds the language of a file. */
export interface LanguageIndex {
  /** The language by name alone, or `null`. What may differ by content is answered with the likeliest. */
  byName(path: string): LanguageDefinition | null;
  /** The language by name, then by what the first bytes of the content say where the name is not enough. */
  byContent(path: string, head: string): LanguageDefinition | null;
  /** A language by its display name in any case (as `.gitattributes` spells it), or `null`. */
  named(name: string): LanguageDefinition | null;
}

/** How much of a file's text the patterns are shown, in characters. */
const headLength = 32_768;

/** An index over the known languages and those added; an added one wins where both claim a name. */
export function createLanguageIndex(added: readonly LanguageDefinition[] = []): LanguageIndex {
  const byDisplayName = new Map<string, LanguageDefinition>();
  const byFilename = new Map<string, LanguageDefinition>();
  const byExtension = new Map<string, LanguageDefinition>();
  const byInterpreter = new Map<string, LanguageDefinition>();
  const decided = new Set<string>();
  for (const language of added) {
    for (const extension of words(language.extensions)) decided.add(extension);
  }
  for (const language of [...added, ...languages]) {
    const add = (map: Map<string, LanguageDefinition>, key: string): void => {
      if (!map.has(key)) map.set(key, language);
    };
    add(byDisplayName, language.name.toLowerCase());
    for (const name of words(language.filenames)) add(byFilename, name);
    for (const extension of words(language.extensions)) add(byExtension, extension);
    for (const interpreter of words(language.interpreters)) add(byInterpreter, interpreter);
  }

  const named = (name: string): LanguageDefinition | null => byDisplayName.get(name.toLowerCase()) ?? null;

  const extensionOf = (name: string): string | null => {
    // A leading dot makes a hidden file, not an extension; no extension has more than three parts.
    const parts = name.toLowerCase().slice(1).split('.').slice(1).slice(-3);
    for (let first = 0; first < parts.length; first += 1) {
      const extension = `.${parts.slice(first).join('.')}`;
      if (byExtension.has(extension)) return extension;
    }
    return null;
  };

  const find = (path: string, head: string | null): LanguageDefinition | null => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const exact = byFilename.get(name) ?? conventional(name, byExtension, named);
    if (exact !== null) return exact;
    const extension = extensionOf(name);
    const rule = extension === null || decided.has(extension) ? undefined : ambiguousExtensions.get(extension);
    if (rule !== undefined) {
      const text = head?.slice(0, headLength);
      const match = text === undefined ? undefined : rule.patterns.find(([, pattern]) => pattern.test(text));
      const answer = match?.[0] ?? rule.otherwise;
      return answer === null ? null : named(answer);
    }
    if (extension !== null) return byExtension.get(extension) ?? null;
    if (head === null) return null;
    for (const interpreter of shebangInterpreters(head)) {
      const language = byInterpreter.get(interpreter);
      if (language !== undefined) return language;
    }
    return null;
  };

  return {
    byName: (path) => find(path, null),
    byContent: (path, head) => find(path, head),
    named,
  };
}

/** Names with a free part: `Dockerfile.dev`, `.env.local`, `README`. */
function conventional(
  name: string,
  extensions: ReadonlyMap<string, LanguageDefinition>,
  named: (name: string) => LanguageDefinition | null,
): LanguageDefinition | null {
  if (/^(?:Dockerfile|Containerfile)\.[\w.-]+$/.test(name)) return named('Dockerfile');
  if (/^(?:GNU)?[Mm]akefile\.[\w-]+$/.test(name) && !extensions.has(name.slice(name.lastIndexOf('.')).toLowerCase())) return named('Makefile');
  if (/^\.env(?:\.[\w.-]+)?$/.test(name)) return named('Dotenv');
  if (/^requirements[\w.-]*\.txt$/.test(name)) return named('Pip Requirements');
  if (/^[\w.-]+ignore$/.test(name) && name.startsWith('.')) return named('Ignore List');
  if (/^(?:README|LICEN[CS]E|COPYING|AUTHORS|CONTRIBUTORS|CHANGELOG|CHANGES|NEWS|TODO|NOTICE|INSTALL|MAINTAINERS|VERSION|UNLICENSE)$/i.test(name)) {
    return named('Text');
  }
  return null;
}

function words(list: string | undefined): string[] {
  return list === undefined || list === '' ? [] : list.split(' ');
}
