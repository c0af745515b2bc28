import { directoryOf } from '../../tree/tree-path.js';
import { createDeclarationIndex } from '../declaration-index.js';
import { builtin, external, ignored, toFiles, unresolved } from '../import-target.js';
import type { ImportResolver, ImportTarget, LinkContext, Linker } from '../linker.js';
import { nearestFirst } from '../nearest.js';
import { createUnits } from '../unit-files.js';
import { platformPackage } from './platform-packages.js';

/**
 * Imports of Java. An import leads to the file that declares the class (the outermost, where it names a nested class or a static member), `a.b.*` to the files of
 * the package. Where a package's files lie is told by the files themselves, so that modules of Maven and Gradle need no reading. Uses within a package are
 * written without an import, and are no edges.
 */
export const javaLinker: Linker = {
  languages: ['Java'],
  reads: () => false,
  createResolver,
};

/** Languages whose classes Java imports like its own, though they are not linked. */
const siblings = ['.kt', '.groovy', '.scala', '.java'];

/** Longer names are no Java. */
const maxParts = 100;

function createResolver({ skeletons, tree }: LinkContext): ImportResolver {
  const declared = createDeclarationIndex(skeletons.values(), '.');
  const units = createUnits((name) => declared.filesOf(name), () => 'package-info');
  const unitsWithoutTests = createUnits((name) => declared.filesOf(name).filter((path) => !isTest(path)), () => 'package-info');
  return (from, { specifier }) => {
    const parts = specifier.split('.', maxParts);
    if (parts.some((part) => part === '')) return ignored;
    const wildcard = parts.at(-1) === '*';
    if (wildcard) parts.pop();
    const files = wildcard ? (isTest(from.path) ? units : unitsWithoutTests)(parts.join('.')) : [];
    if (files.length > 0) return toFiles(from.path, files);
    return classTarget(from.path, parts) ?? platformTarget(parts) ?? elsewhere(parts);
  };

  /** The class that the longest part of a name stands for: `a.b.C` of `a.b.C.D.method`. */
  function classTarget(from: string, parts: readonly string[]): ImportTarget | null {
    for (let length = parts.length - 1; length > 0; length -= 1) {
      const [file] = nearestFirst(from, reachable(from, declared.declaring(parts.slice(0, length).join('.'), parts[length] ?? '')), (path) => path);
      if (file !== undefined) return toFiles(from, [file]);
    }
    for (let length = parts.length; length > 1; length -= 1) {
      const file = byPath(from, parts.slice(0, length).join('/'));
      if (file !== undefined) return toFiles(from, [file]);
    }
    return null;
  }

  /** A class whose file is known by its place alone: of another language, or one that could not be parsed. */
  function byPath(from: string, name: string): string | undefined {
    const simple = name.slice(name.lastIndexOf('/') + 1);
    const candidates = siblings.flatMap((ending) => tree.filesNamed(simple + ending).filter((path) => `/${path}`.endsWith(`/${name}${ending}`)));
    return nearestFirst(from, reachable(from, candidates), (path) => path)[0];
  }

  function elsewhere(parts: readonly string[]): ImportTarget {
    const isPackage = (length: number): boolean => length > 0 && declared.filesOf(parts.slice(0, length).join('.')).length > 0;
    if (isPackage(parts.length) || isPackage(parts.length - 1)) return unresolved('its package is here, and no file declares it: it may be generated');
    return external(libraryOf(parts));
  }
}

function platformTarget(parts: readonly string[]): ImportTarget | null {
  const name = platformPackage(parts.join('.'));
  return name === null ? null : builtin(name);
}

/** What is no test does not see tests. */
function reachable(from: string, paths: readonly string[]): readonly string[] {
  return isTest(from) ? paths : paths.filter((path) => !isTest(path));
}

function isTest(path: string): boolean {
  return /(?:^|\/)(?:src\/\w{0,50}[tT]est\w{0,50}|tests?)(?:\/|$)/.test(directoryOf(path));
}

const maxGroupLength = 3;

/**
 * What stands for an external library: the first three parts of its package, `com.google.common`, where it begins with a domain (`com`, `org`, `io`); else the
 * first: `lombok`; `javax` and `jakarta` with the second. Which artifact holds a package is not written in the import.
 */
function libraryOf(parts: readonly string[]): string {
  const [first = ''] = parts;
  const firstClass = parts.findIndex((part) => /^[A-Z]/.test(part));
  const packageParts = parts.slice(0, firstClass === -1 ? parts.length : Math.max(1, firstClass));
  const length = first === 'javax' || first === 'jakarta' ? 2 : first.length <= 4 ? maxGroupLength : 1;
  return packageParts.slice(0, length).join('.');
}
