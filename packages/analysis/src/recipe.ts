import { createHash } from 'node:crypto';
import type { CallAnalyzer } from './calls/call-analyzer.js';
import type { LanguageParser } from './parse/language-parser.js';

/** Raise it when a step after parsing changes what it gives: observing, linking, signals, layers, importance, what is made of calls. */
const version = 1;

/** A short name of everything that shapes a result besides the commit: versions, limits, what was added by options. */
export function recipeOf(shape: { limits: object; parsers: readonly LanguageParser[]; analyzers: readonly CallAnalyzer[]; added: readonly unknown[] }): string {
  const parsers = shape.parsers.map((parser) => [parser.languages, parser.version]);
  const analyzers = shape.analyzers.map(({ id, version: ownVersion }) => [id, ownVersion]);
  const added = shape.added.map((item) => JSON.stringify(item, (_, value: unknown) => (typeof value === 'function' || value instanceof RegExp ? String(value) : value)));
  return createHash('sha256').update(JSON.stringify([version, shape.limits, parsers, analyzers, added])).digest('hex').slice(0, 16);
}
