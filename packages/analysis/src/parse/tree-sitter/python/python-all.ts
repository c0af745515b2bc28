import type { Node } from 'web-tree-sitter';
import { fieldText, lineOf, literalText } from '../syntax.js';

/** What a module says it offers. */
export interface DunderAll {
  names: ReadonlySet<string>;
  line: number;
}

/** `__all__ = [...]` and `__all__ += [...]` of the module itself, where they are written out. `null` where a part of them is computed, or there is none. */
export function collectAll(root: Node, source: string): DunderAll | null {
  if (!source.includes('__all__')) return null;
  const names = new Set<string>();
  let line: number | null = null;
  for (const statement of root.namedChildren) {
    const assignment = statement.type === 'expression_statement' ? statement.firstNamedChild : null;
    if (assignment?.type !== 'assignment' && assignment?.type !== 'augmented_assignment') continue;
    if (fieldText(assignment, 'left', source) !== '__all__') continue;
    const right = assignment.childForFieldName('right');
    if (right?.type !== 'list' && right?.type !== 'tuple' && right?.type !== 'expression_list') return null;
    line ??= lineOf(statement);
    for (const item of right.namedChildren) {
      if (item.type === 'comment') continue;
      const name = item.type === 'string' ? literalText(item, source) : null;
      if (name === null) return null;
      names.add(name);
    }
  }
  return line === null ? null : { names, line };
}
