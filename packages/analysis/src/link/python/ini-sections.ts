/** Sections of a configuration file, each with its keys in lower case and their values, lines joined by newlines. */
export type IniSections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Reads what Python's `configparser` reads: a value goes on in the lines below it that are indented. (The npm packages for INI files know no such lines, and
 * `setup.cfg` is full of them.)
 */
export function iniSections(text: string): IniSections {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | null = null;
  let key: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    const content = line.trim();
    if (content === '' || content.startsWith('#') || content.startsWith(';')) continue;
    if (section !== null && key !== null && line !== line.trimStart()) {
      section.set(key, `${section.get(key) ?? ''}\n${content}`);
      continue;
    }
    key = null;
    if (content.startsWith('[')) {
      const name = content.slice(1, content.endsWith(']') ? -1 : undefined).trim();
      section = sections.get(name) ?? new Map<string, string>();
      sections.set(name, section);
      continue;
    }
    const separator = content.search(/[=:]/);
    if (section === null || separator <= 0) continue;
    key = content.slice(0, separator).trim().toLowerCase();
    section.set(key, content.slice(separator + 1).trim());
  }
  return sections;
}
