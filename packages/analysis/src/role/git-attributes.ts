import { createGlob, type Glob } from './glob.js';
import { directoryOf } from '../tree/tree-path.js';

/** What `.gitattributes` files say of one path. `undefined`: nothing. */
export interface LinguistAttributes {
  vendored?: boolean;
  generated?: boolean;
  documentation?: boolean;
  /** A language's name as the file spells it. */
  language?: string;
}

interface AttributeRule extends LinguistAttributes {
  directory: string;
  matches: Glob;
}

/** Limits on what is taken from attribute files: every rule is tried on every path. */
const maxRules = 200;
const maxPatternLength = 256;

/** Looks up what the attribute files of a tree say. */
export interface AttributeIndex {
  of(path: string): LinguistAttributes;
  /** More rules exist than are applied. */
  truncated: boolean;
}

/**
 * The `linguist-*` attributes of a tree, read as data: nothing else in an attribute file (filters, diff drivers) means anything here. As in git,
 * later lines win over earlier ones and deeper files over shallower ones.
 */
export function createAttributeIndex(files: readonly { path: string; text: string }[]): AttributeIndex {
  const rules = [...files].sort((left, right) => left.path.length - right.path.length).flatMap(({ path, text }) => rulesOf(path, text));
  const applied = rules.slice(0, maxRules);
  return {
    truncated: rules.length > applied.length,
    of(path) {
      const found: LinguistAttributes = {};
      for (const { directory, matches, ...attributes } of applied) {
        if (directory !== '' && !path.startsWith(`${directory}/`)) continue;
        if (matches(directory === '' ? path : path.slice(directory.length + 1))) Object.assign(found, attributes);
      }
      return found;
    },
  };
}

function rulesOf(path: string, text: string): AttributeRule[] {
  const rules: AttributeRule[] = [];
  for (const line of text.split(/\r?\n/, 10_000)) {
    if (!line.includes('linguist-') || /^\s*#/.test(line)) continue;
    const [, quoted, bare, rest = ''] = /^\s*(?:"((?:[^"\\]|\\.)*)"|(\S+))(.*)$/.exec(line) ?? [];
    const pattern = quoted ?? bare;
    if (pattern === undefined || pattern.length > maxPatternLength) continue;
    const attributes = attributesOf(rest);
    if (Object.keys(attributes).length > 0) rules.push({ directory: directoryOf(path), matches: createGlob(pattern), ...attributes });
  }
  return rules;
}

function attributesOf(text: string): LinguistAttributes {
  const attributes: LinguistAttributes = {};
  for (const word of text.split(/\s+/)) {
    const [, minus, name, value] = /^([-!]?)linguist-(vendored|generated|documentation|language)(?:=(.*))?$/.exec(word) ?? [];
    if (name === 'language') {
      if (value !== undefined && value !== '') attributes.language = value;
    } else if (name === 'vendored' || name === 'generated' || name === 'documentation') {
      attributes[name] = minus === '' && value !== 'false' && value !== '0';
    }
  }
  return attributes;
}
