import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type ts from 'typescript';
import type { Compiler } from '../../../parse/typescript/compiler.js';

/** The declarations of the language that come with the compiler. Parsed once. */
export interface Library {
  folder: string;
  file: (name: string) => ts.SourceFile | undefined;
}

/** Makes the declarations of the platform available to a program. Nothing else is read from the disk. */
export function createLibrary(compiler: Compiler): Library {
  const folder = dirname(createRequire(import.meta.url).resolve('typescript'));
  const parsed = new Map<string, ts.SourceFile | undefined>();

  const read = (name: string): ts.SourceFile | undefined => {
    if (!/^lib(?:\.[\w.]+)?\.d\.ts$/.test(name)) return undefined;
    try {
      return compiler.createSourceFile(join(folder, name), readFileSync(join(folder, name), 'utf8'), { languageVersion: compiler.ScriptTarget.ESNext });
    } catch {
      return undefined;
    }
  };

  return {
    folder,
    file(path) {
      const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
      if (!parsed.has(name)) parsed.set(name, read(name));
      return parsed.get(name);
    },
  };
}
