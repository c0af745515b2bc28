import { directoryOf, nameOf, resolvePath } from '../tree/tree-path.js';
import type { EntryPointFinder } from './entry-point-finder.js';
import { sourceOfBuilt } from './source-of-built.js';
import { member, stringEntries } from './untrusted-record.js';

/** The library file of a Ruby gem. */
export const gemspecFinder: EntryPointFinder = {
  name: 'gemspec',
  reads: ({ name }) => name.endsWith('.gemspec'),
  *find({ path, name }, _text, tree) {
    const gem = name.slice(0, -'.gemspec'.length);
    const library = [gem, gem.replaceAll('-', '/'), gem.replaceAll('-', '_')]
      .map((candidate) => resolvePath(directoryOf(path), `lib/${candidate}.rb`))
      .find((candidate) => candidate !== null && tree.hasFile(candidate));
    if (library !== undefined && library !== null) yield { path: library, kind: 'export', evidence: `${name} lib` };
  },
};

/** Commands of a PHP package. */
export const composerFinder: EntryPointFinder = {
  name: 'composer.json',
  reads: ({ name, role }) => name === 'composer.json' && role === 'build',
  *find({ path }, text, tree) {
    const bin: unknown = member(JSON.parse(text.unicode), 'bin');
    for (const target of (Array.isArray(bin) ? (bin as unknown[]) : [bin]).slice(0, 100)) {
      const resolved = typeof target === 'string' ? resolvePath(directoryOf(path), target) : null;
      if (resolved !== null) yield { path: tree.hasFile(resolved) ? resolved : path, kind: 'bin', evidence: `composer.json bin ${nameOf(resolved)}` };
    }
  },
};

/** What a GitHub action runs. Read line by line: the file is YAML from a stranger, and only three of its keys matter. */
export const actionFinder: EntryPointFinder = {
  name: 'action.yml',
  reads: ({ name }) => name === 'action.yml' || name === 'action.yaml',
  *find({ path, name }, text, tree) {
    const runs = /^runs:[ \t]*\r?\n((?:[ \t]+[^\n]*\n?|[ \t]*\r?\n){1,500})/m.exec(text.unicode)?.[1] ?? '';
    for (const [, key = '', value = ''] of runs.matchAll(/^[ \t]{1,8}(main|image|using)[ \t]*:[ \t]*["']?([^"'\r\n#]{1,300})/gm)) {
      const target = value.trim();
      if (key === 'using') {
        if (target === 'composite') yield { path, kind: 'convention', evidence: `${name} runs: composite` };
        continue;
      }
      const resolved = resolvePath(directoryOf(path), target);
      const source = resolved === null ? null : sourceOfBuilt(resolved, tree);
      yield { path: source ?? path, kind: 'main', evidence: `${name} runs.${key}: ${target}` };
    }
  },
};

/** Background, content scripts and popup of a browser extension. */
export const webExtensionFinder: EntryPointFinder = {
  name: 'manifest.json',
  reads: ({ name, role }) => name === 'manifest.json' && (role === 'config' || role === 'data' || role === 'source'),
  *find({ path }, text, tree) {
    const manifest: unknown = JSON.parse(text.unicode);
    if (typeof member(manifest, 'manifest_version') !== 'number') return;
    const background = member(manifest, 'background');
    const scripts = member(manifest, 'content_scripts');
    const targets: [string, unknown][] = [
      ['background', member(background, 'service_worker')],
      ...listOf(member(background, 'scripts')).map((target): [string, unknown] => ['background', target]),
      ...listOf(scripts).flatMap((script) => listOf(member(script, 'js')).map((target): [string, unknown] => ['content_scripts', target])),
      ['action', member(member(manifest, 'action') ?? member(manifest, 'browser_action'), 'default_popup')],
    ];
    for (const [key, target] of targets) {
      const resolved = typeof target === 'string' ? resolvePath(directoryOf(path), target) : null;
      if (resolved === null) continue;
      yield { path: sourceOfBuilt(resolved, tree) ?? path, kind: 'main', evidence: `manifest.json ${key}: ${nameOf(resolved)} (browser extension)` };
    }
  },
};

/** Exports of a Deno or JSR package. */
export const denoFinder: EntryPointFinder = {
  name: 'deno.json',
  reads: ({ name }) => name === 'deno.json' || name === 'jsr.json',
  *find({ path, name }, text, tree) {
    const exports: unknown = member(JSON.parse(text.unicode), 'exports');
    for (const [subpath, target] of typeof exports === 'string' ? [['.', exports]] : stringEntries(exports, 40)) {
      const resolved = resolvePath(directoryOf(path), target ?? '');
      if (resolved !== null && tree.hasFile(resolved)) yield { path: resolved, kind: 'export', evidence: `${name} exports["${subpath ?? ''}"]` };
    }
  },
};

/** The script that a page loads first: where a web app without a server begins. */
export const pageScriptFinder: EntryPointFinder = {
  name: 'index.html',
  reads: ({ path, role }) => role === 'source' && /^(?:[^/]+\/){0,2}index\.html$/.test(path),
  *find({ path }, text, tree) {
    const target = /<script\b[^>]{0,300}\btype=["']module["'][^>]{0,300}\bsrc=["']\/?([^"'?#]{1,300})|<script\b[^>]{0,300}\bsrc=["']\/?([^"'?#:]{1,300})["'][^>]{0,300}\btype=["']module["']/.exec(
      text.unicode.slice(0, 65_536),
    );
    const resolved = target === null ? null : resolvePath(directoryOf(path), target[1] ?? target[2] ?? '');
    if (resolved !== null && tree.hasFile(resolved)) yield { path: resolved, kind: 'main', evidence: 'index.html <script type="module">' };
  },
};

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]).slice(0, 100) : [];
}
