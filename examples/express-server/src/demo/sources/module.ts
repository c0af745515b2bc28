/** A source file as a demonstration repository describes it: names and imports. The writer of its language makes plausible code of it. */
export interface Module {
  /** From the root of the repository. */
  path: string;
  /** One sentence. */
  doc: string;
  /** Functions; a name that begins with a capital letter is a type. */
  names: string[];
  /** `path` of other modules of the repository. */
  imports: string[];
  /** Packages outside: `node:http#createServer`, `json`. */
  externals: string[];
  tested: boolean;
}

/**
 * Reads a table of modules, one a line: `path | doc | names | imports | externals`. Paths leave out the root and the extension; `*` behind a path
 * gives the module a test.
 */
export function readModules(table: string, { root, extension }: { root: string; extension: string }): Module[] {
  const lines = table.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const file = (name: string): string => `${root}${name}${extension}`;
  return lines.map((line) => {
    const [path = '', doc = '', names = '', imports = '', externals = ''] = line.split('|').map((cell) => cell.trim());
    return {
      path: file(path.replace(/\*$/, '')),
      doc,
      names: words(names),
      imports: words(imports).map(file),
      externals: words(externals),
      tested: path.endsWith('*'),
    };
  });
}

function words(cell: string): string[] {
  return cell.split(/\s+/).filter((word) => word !== '');
}

/** Whether a name is one of a type. */
export function isType(name: string): boolean {
  return /^[A-Z]/.test(name);
}
