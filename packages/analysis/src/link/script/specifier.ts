import { builtinModules } from 'node:module';

/** What an import of JavaScript says about where it leads, before anything is looked up. */
export type Specifier =
  /** From the folder of the importing file. */
  | { kind: 'relative'; path: string }
  /** `/src/main.ts`: from the root of the site that a bundler serves. */
  | { kind: 'rooted'; path: string }
  /** `#name`: from the `imports` of the package that the file is in. */
  | { kind: 'private'; path: string }
  /** A package and what is asked of it: `.` or `./inside`. `path` is the whole. */
  | { kind: 'bare'; path: string; packageName: string; subpath: string }
  | { kind: 'external'; name: string; builtin: boolean }
  /** Made while bundling, or contains its content. */
  | { kind: 'none' };

const builtins = new Set(builtinModules);
const packageName = /^(?:@[^/@\s]+\/)?[^/@\s][^/\s]*/;

/** Reads a specifier. What bundlers add to it (`?raw`, `style-loader!`) is left out. */
export function readSpecifier(written: string): Specifier {
  const loaders = written.lastIndexOf('!');
  const text = loaders === -1 ? written : written.slice(loaders + 1);
  const path = text.startsWith('#') ? text : text.replace(/[?#].*$/s, '');
  if (path === '') return { kind: 'none' };
  if (/^\.{1,2}(?:\/|$)/.test(path)) return { kind: 'relative', path };
  if (path.startsWith('//')) return { kind: 'external', name: path.slice(0, 200), builtin: false };
  if (path.startsWith('/')) return { kind: 'rooted', path };
  if (path.startsWith('#')) return { kind: 'private', path };
  const scheme = /^([a-z][a-z\d+.-]*):(.*)$/is.exec(path);
  if (scheme !== null) return readScheme(scheme[1]?.toLowerCase() ?? '', scheme[2] ?? '', path);
  // `@/x` is no package's name, but what many aliases begin with.
  const name = packageName.exec(path)?.[0] ?? firstPart(path);
  return { kind: 'bare', path, packageName: name, subpath: `.${path.slice(name.length)}`.replace(/\/$/, '') };
}

/** The built-in module of Node that a bare specifier names, or `null`: what a package of the same name in the repository would hide. */
export function builtinOf(path: string): string | null {
  return builtins.has(path) ? `node:${firstPart(path)}` : null;
}

function readScheme(scheme: string, rest: string, path: string): Specifier {
  if (scheme === 'data' || scheme === 'virtual' || scheme === 'blob') return { kind: 'none' };
  if (scheme === 'npm' || scheme === 'jsr') {
    const name = /^\/?((?:@[^/@\s]+\/)?[^/@\s]+)/.exec(rest)?.[1];
    return name === undefined ? { kind: 'none' } : { kind: 'external', name, builtin: false };
  }
  if (scheme === 'http' || scheme === 'https') return { kind: 'external', name: /^[^:]+:\/\/[^/]*/.exec(path)?.[0] ?? path, builtin: false };
  // `node:fs/promises`, `bun:test`, `cloudflare:workers`: what the runtime or the framework brings.
  return { kind: 'external', name: `${scheme}:${firstPart(rest)}`, builtin: true };
}

function firstPart(path: string): string {
  return path.split('/', 1)[0] ?? path;
}
