import type ts from 'typescript';
import type { FactsWriter } from './facts-writer.js';

/** What was just put into properties, by their path: `a.b` is what `a.b = f` said, as long as nothing happened that could have changed it. */
export type RecentMembers = Map<string, number>;

/** The path of a property that is named all along, or `null`. */
export function memberPath({ compiler }: FactsWriter, object: ts.Expression, name: string): string | null {
  const parts = [name];
  let at: ts.Expression = object;
  for (; compiler.isPropertyAccessExpression(at) || compiler.isElementAccessExpression(at); at = at.expression) {
    if (compiler.isPropertyAccessExpression(at)) parts.unshift(at.name.text);
    else if (compiler.isStringLiteralLike(at.argumentExpression)) parts.unshift(at.argumentExpression.text);
    else return null;
  }
  return compiler.isIdentifier(at) && parts.every((part) => !part.includes('\n')) ? [at.text, ...parts].join('\n') : null;
}

/** Notes what is put into a property. What may be the same under another name is forgotten. */
export function noteMember(writer: FactsWriter, object: ts.Expression, name: string, from: number): void {
  const path = memberPath(writer, object, name);
  for (const known of writer.recent.keys()) {
    if (known.split('\n').indexOf(name, 1) !== -1) writer.recent.delete(known);
  }
  if (path !== null && from !== -1) writer.recent.set(path, from);
}

/** Forgets what is known of the properties of a name. */
export function forgetName({ recent }: FactsWriter, name: string): void {
  for (const known of recent.keys()) if (known.startsWith(`${name}\n`)) recent.delete(known);
}

/** Does what may happen or not, or more than once. */
export function maybe<T>(writer: FactsWriter, work: () => T): T {
  writer.recent.clear();
  writer.branches += 1;
  const result = work();
  writer.branches -= 1;
  writer.recent.clear();
  return result;
}
