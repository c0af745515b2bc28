import type { ImportKind, ImportStatement } from '@reposcan/core';

/** An import and where it stands in the text. */
export interface FoundImport extends Omit<ImportStatement, 'line'> {
  position: number;
}

/** An import, or `null` for a specifier that no file could have: empty, endless, or with control characters. */
export function foundImport(
  position: number,
  kind: ImportKind,
  specifier: string,
  { names = [], typeOnly = false, conditional = false }: { names?: string[]; typeOnly?: boolean; conditional?: boolean } = {},
): FoundImport | null {
  if (specifier === '' || specifier.length > 1000 || /\p{Cc}/u.test(specifier)) return null;
  const found: FoundImport = { position, specifier, kind, names, typeOnly };
  if (conditional) found.conditional = true;
  return found;
}
