import type { Node } from 'web-tree-sitter';
import type { SourceCollector } from '../parsed-source.js';
import { childOfType, fieldText, lineOf, literalText, textOf } from '../syntax.js';

/** `use A\B, C\D;` and `use A\{B, C as D};`: one import a name, without a leading backslash. */
export function collectPhpUse(node: Node, source: string, into: SourceCollector): void {
  const group = node.childForFieldName('body');
  const prefixNode = group === null ? null : childOfType(node, 'namespace_name');
  const prefix = prefixNode === null ? '' : `${textOf(prefixNode, source)}\\`;
  for (const clause of (group ?? node).namedChildren) {
    if (clause.type !== 'namespace_use_clause') continue;
    const alias = clause.childForFieldName('alias');
    const name = clause.namedChildren.find((child) => child.id !== alias?.id && (child.type === 'qualified_name' || child.type === 'name' || child.type === 'namespace_name'));
    if (name === undefined) continue;
    into.import({ specifier: `${prefix}${textOf(name, source)}`.replace(/\s+/g, '').replace(/^\\/, ''), line: lineOf(clause) });
  }
}

const includes = new Set(['require_expression', 'require_once_expression', 'include_expression', 'include_once_expression']);

/** What runs only under a condition, or when it is called. */
const conditions = ['function_definition', 'method_declaration', 'anonymous_function', 'arrow_function', 'if_statement', 'switch_statement', 'try_statement', 'conditional_expression'];

/** `require`, `include` and the like of a text, anywhere. */
export function collectPhpIncludes(root: Node, source: string, into: SourceCollector): void {
  if (!/\b(?:require|include)(?:_once)?\b/i.test(source)) return;
  // What is around an expression comes before it, so the farthest end tells whether it is within a condition.
  let conditionEnd = 0;
  for (const node of root.descendantsOfType([...includes, ...conditions])) {
    if (node === null) continue;
    if (!includes.has(node.type)) {
      conditionEnd = Math.max(conditionEnd, node.endIndex);
      continue;
    }
    const specifier = node.firstNamedChild === null ? null : pathOf(node.firstNamedChild, source);
    if (specifier !== null) into.import({ specifier, kind: 'require', conditional: node.startIndex < conditionEnd, line: lineOf(node) });
  }
}

/** `'x.php'` as it is, `__DIR__ . '/x.php'` as `./x.php`, `dirname(__DIR__) . '/x.php'` as `../x.php`; `null` for what is computed. */
function pathOf(expression: Node, source: string): string | null {
  let node = expression;
  for (let depth = 0; node.type === 'parenthesized_expression' && node.firstNamedChild !== null && depth < 10; depth += 1) node = node.firstNamedChild;
  if (isText(node)) return literalText(node, source);
  if (node.type !== 'binary_expression' || fieldText(node, 'operator', source) !== '.') return null;
  const right = node.childForFieldName('right');
  const path = right !== null && isText(right) ? literalText(right, source) : null;
  const folder = node.childForFieldName('left');
  const up = folder === null ? null : stepsUp(textOf(folder, source).slice(0, 200));
  if (path === null || up === null || !path.startsWith('/')) return null;
  return `${up === 0 ? '.' : Array.from({ length: up }, () => '..').join('/')}${path}`;
}

function isText(node: Node): boolean {
  return node.type === 'string' || node.type === 'encapsed_string';
}

/** Folders above that of the file: 0 for `__DIR__` and `dirname(__FILE__)`. */
function stepsUp(folder: string): number | null {
  const match = /^((?:dirname\s*\(\s*){0,5})(__DIR__|__FILE__)\s*(?:,\s*(\d)\s*)?((?:\)\s*){0,5})$/i.exec(folder);
  if (match === null) return null;
  const [, open = '', start = '', levels = '1', close = ''] = match;
  const calls = open.split('(').length - 1;
  if (calls !== close.split(')').length - 1 || (calls === 0 && match[3] !== undefined)) return null;
  const steps = calls === 0 ? 0 : calls - 1 + Number(levels);
  const up = steps - (start.toUpperCase() === '__FILE__' ? 1 : 0);
  return up < 0 ? null : up;
}
