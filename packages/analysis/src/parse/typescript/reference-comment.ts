import { foundImport, type FoundImport } from './import-statement.js';

const reference = /^\/\/\/[ \t]*<reference[ \t]+(path|types|lib|no-default-lib)[ \t]*=[ \t]*(?:'([^'<>]*)'|"([^"<>]*)")[ \t]*\/>[ \t]*$/;

/** The files that a comment before all code refers to: none where it refers to a library of the language; `null` where it takes a parser to tell. */
export function readReference(comment: string, position: number): FoundImport[] | null {
  const [, kind, single, double] = reference.exec(comment) ?? [];
  if (kind === undefined) return null;
  const name = single ?? double ?? '';
  const found = kind === 'path' || kind === 'types' ? foundImport(position, 'import', kind === 'path' ? referencedFile(name) : name, { typeOnly: true }) : null;
  return found === null ? [] : [found];
}

/** A reference is to a file beside it, whether it says so or not. */
export function referencedFile(name: string): string {
  return /^[./]/.test(name) ? name : `./${name}`;
}
