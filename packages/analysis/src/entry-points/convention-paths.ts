import type { EntryPoint } from '@reposcan/core';
import type { EntryPointFinder } from './entry-point-finder.js';

/** A path that is an entry point wherever it exists. */
interface PathConvention {
  pattern: RegExp;
  kind: EntryPoint['kind'];
  evidence: string;
}

const conventions: readonly PathConvention[] = [
  { pattern: /(?:^|\/)__main__\.py$/, kind: 'main', evidence: '__main__.py (python -m)' },
  { pattern: /(?:^|\/)manage\.py$/, kind: 'main', evidence: 'manage.py (Django)' },
  { pattern: /^(?:[^/]+\/){0,3}(?:wsgi|asgi)\.py$/, kind: 'server', evidence: 'WSGI or ASGI application' },
  { pattern: /^(?:src\/)?(?:app|main|server)\.py$/, kind: 'main', evidence: 'main module by name' },
  { pattern: /(?:^|\/)config\.ru$/, kind: 'server', evidence: 'config.ru (Rack)' },
  { pattern: /(?:^|\/)config\/application\.rb$/, kind: 'server', evidence: 'config/application.rb (Rails)' },
  { pattern: /^(?:[^/]+\/)?exe\/[^/]+$/, kind: 'bin', evidence: 'exe/ of a Ruby gem' },
  { pattern: /^(?:public|web|htdocs)\/index\.php$|^index\.php$/, kind: 'server', evidence: 'index.php (front controller)' },
  { pattern: /^(?:artisan|bin\/console)$/, kind: 'bin', evidence: 'command line of the framework' },
  { pattern: /^(?:[^/]+\/){0,2}(?:public\/)?index\.html$/, kind: 'convention', evidence: 'index.html' },
  { pattern: /^(?:(?:apps|packages)\/[^/]+\/)?(?:src\/)?app\/(?:\([^/]+\)\/)?(?:layout|page)\.(?:[jt]sx?|mdx)$/, kind: 'convention', evidence: 'root of the Next.js app router' },
  { pattern: /^(?:(?:apps|packages)\/[^/]+\/)?(?:src\/)?pages\/(?:_app|index)\.(?:[jt]sx?|vue|astro|mdx?)$/, kind: 'convention', evidence: 'root page' },
  { pattern: /^(?:(?:apps|packages)\/[^/]+\/)?src\/routes\/\+(?:page|layout)\.svelte$/, kind: 'convention', evidence: 'root of the SvelteKit routes' },
  { pattern: /^(?:(?:apps|packages)\/[^/]+\/)?(?:src\/)?(?:app\/root|entry\.(?:client|server))\.[jt]sx$/, kind: 'convention', evidence: 'root of the Remix app' },
  { pattern: /^(?:(?:apps|packages)\/[^/]+\/)?app\.vue$/, kind: 'convention', evidence: 'app.vue (Nuxt)' },
  { pattern: /^(?:(?:apps|packages|projects)\/[^/]+\/)?src\/main\.(?:[jt]sx?)$/, kind: 'main', evidence: 'main module by name' },
  { pattern: /(?:^|\/)main\.swift$/, kind: 'main', evidence: 'main.swift' },
  { pattern: /^(?:[^/]+\/)?plugin\/[^/]+\.(?:vim|lua)$/, kind: 'convention', evidence: 'plugin/ (Vim)' },
  { pattern: /^lua\/[^/]+\/init\.lua$|^init\.lua$/, kind: 'convention', evidence: 'init.lua (Neovim)' },
  { pattern: /^main\.tf$/, kind: 'convention', evidence: 'main.tf (Terraform root module)' },
  { pattern: /^flake\.nix$/, kind: 'convention', evidence: 'flake.nix' },
  { pattern: /^src\/([A-Z]\w+)\.jl$/, kind: 'export', evidence: 'module of a Julia package' },
  { pattern: /^src\/main\.nim$/, kind: 'main', evidence: 'main module by name' },
];

/** Files that are entry points by where they are and what they are called. */
export const conventionFinder: EntryPointFinder = {
  name: 'convention',
  contentOnly: true,
  reads: ({ path, role }) => (role === 'source' || /(?:^|\/)(?:config\.ru|artisan|flake\.nix)$/.test(path)) && conventions.some(({ pattern }) => pattern.test(path)),
  *find({ path }) {
    const found = conventions.find(({ pattern }) => pattern.test(path));
    if (found !== undefined) yield { path, kind: found.kind, evidence: found.evidence };
  },
};

/** What developers of the repository itself run, by convention of several ecosystems. */
const developerScripts = new Set('test tests setup update console lint format fmt ci bundle rubocop brakeman configure bootstrap build release check'.split(' '));

/** Scripts in `bin` or at the root that start with `#!`. */
export const scriptFinder: EntryPointFinder = {
  name: 'script',
  contentOnly: true,
  reads: ({ path, name, role, language }) => role === 'source' && language !== null && !developerScripts.has(name) && /^(?:[^/]+\/)?bin\/[^/]+$|^[\w-]+$/.test(path),
  *find({ path, language }, text) {
    if (!text.bytes.startsWith('#!')) return;
    yield { path, kind: 'bin', evidence: `${language ?? ''} script with a #! line` };
  },
};
