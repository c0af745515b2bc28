import { plainText } from '@reposcan/core';
import { foundText } from './found-text.js';
import type { Manifest } from './manifest.js';
import { member } from './untrusted-record.js';

const nothing = { name: null, description: null, requires: null, private: false, programs: [], commands: [], workspace: false };

/** What a go.mod says. */
export function readGoMod(path: string, text: string): Manifest | null {
  const lines = text.split('\n').slice(0, 200);
  const value = (pattern: RegExp, prefix = ''): Manifest['name'] => {
    const at = lines.findIndex((line) => pattern.test(line));
    const found = at === -1 ? undefined : pattern.exec(lines[at] ?? '')?.[1];
    return found === undefined ? null : { text: prefix + plainText(found, 200), line: at + 1 };
  };
  return { ...nothing, path, registry: 'Go modules', name: value(/^module[ \t]+(\S{1,200})/), requires: value(/^go[ \t]+(\d[\w.]{0,20})/, 'Go ') };
}

/** What a composer.json says; `null` where it is no JSON object. */
export function readComposerJson(path: string, text: string): Manifest | null {
  try {
    const json: unknown = JSON.parse(text);
    const lines = text.split('\n');
    const php = foundText(lines, member(json, 'require', 'php'), 'php');
    return {
      ...nothing,
      path,
      registry: 'Packagist',
      name: foundText(lines, member(json, 'name'), 'name'),
      description: foundText(lines, member(json, 'description'), 'description'),
      requires: php === null ? null : { ...php, text: `PHP ${php.text}` },
    };
  } catch {
    return null;
  }
}

/** What a setup.cfg says; `null` where it describes no package. */
export function readSetupCfg(path: string, text: string): Manifest | null {
  const lines = text.split('\n').slice(0, 500);
  const value = (key: string): Manifest['name'] => {
    const at = lines.findIndex((line) => line.startsWith(key) && /^\s*=/.test(line.slice(key.length)));
    return at === -1 ? null : foundText(lines, (lines[at] ?? '').slice(key.length).replace(/^\s*=\s*/, ''), key);
  };
  const name = value('name');
  const requires = value('python_requires');
  return name === null ? null : { ...nothing, path, registry: 'PyPI', name, description: value('description'), requires: requires === null ? null : { ...requires, text: `Python ${requires.text}` } };
}
