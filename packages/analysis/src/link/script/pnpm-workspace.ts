const maxPatterns = 2_000;

/**
 * The `packages` of a pnpm-workspace.yaml: a list of texts under a key at the top, in either of YAML's notations. No more of YAML is needed, and no parser that
 * a stranger's file could keep busy.
 */
export function readPnpmWorkspace(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const at = lines.findIndex((line) => /^(?:packages|"packages"|'packages')[ \t]*:/.test(line));
  if (at === -1) return [];
  const inline = (lines[at] ?? '').replace(/^[^:]*:/, '').trim();
  if (inline.startsWith('[')) {
    const list = [inline, ...lines.slice(at + 1, at + 200)].join('\n');
    return (list.slice(1, list.indexOf(']')).match(/"[^"\n]*"|'[^'\n]*'|[^\s,"']+/g) ?? []).map(unquoted).slice(0, maxPatterns);
  }
  const patterns: string[] = [];
  for (const line of lines.slice(at + 1)) {
    const item = /^[ \t]*-[ \t]+("[^"]*"|'[^']*'|[^#\s][^#]*)/.exec(line)?.[1];
    if (item !== undefined) patterns.push(unquoted(item.trim()));
    else if (!/^[ \t]*(?:#.*)?$/.test(line)) break;
  }
  return patterns.slice(0, maxPatterns);
}

function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}
