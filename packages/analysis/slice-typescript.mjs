// Cuts out of the TypeScript compiler what parses one file: a tenth of it, which loads in a fifth of the time. Scans wait for that in every process and in every
// worker thread. `node slice-typescript.mjs FILE` writes it as an ES module; what is cut is only taken away, nothing is changed.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Besides every `isX` of the compiler's own part. */
const wanted =
  'createSourceFile forEachChild canHaveDecorators canHaveModifiers getDecorators getModifiers getLeadingCommentRanges JSDocParsingMode NodeFlags ScriptKind ScriptTarget SyntaxKind version';

/** What the language service gives to nodes, as far as parsers use it; the service itself is what makes the compiler large. */
const nodeMembers = `
class PrivateName extends Node4 { get text() { return idText(this); } }
class File extends Node4 { getLineAndCharacterOfPosition(position) { return getLineAndCharacterOfPosition(this, position); } }
setObjectAllocator({ ...objectAllocator, getPrivateIdentifierConstructor: () => PrivateName, getSourceFileConstructor: () => File });
Object.defineProperty(Identifier2.prototype, 'text', { get() { return idText(this); } });
for (const { prototype } of [Node4, Token, Identifier2]) {
  prototype.getStart = function (file, withDocumentation) { return getTokenPosOfNode(this, file, withDocumentation); };
  prototype.getText = function (file) { return file.text.slice(this.getStart(file), this.end); };
}`;

/** Writes the slice of the installed compiler to a file. Throws where the compiler is not laid out as expected. */
export async function sliceTypescript(outfile) {
  const path = createRequire(import.meta.url).resolve('typescript');
  const source = readFileSync(path, 'utf8');
  const after = (text) => between(source.indexOf(text), text) + text.length;
  const before = (text, from) => between(source.indexOf(text, from), text);
  const licence = source.slice(0, before('*/', 0) + 2);
  const helpers = source.slice(after('"use strict";'), before('// src/typescript/typescript.ts', 0));
  const compiler = source.slice(before('// src/compiler/corePublic.ts', 0), before('// src/services/', 0));
  const names = [...wanted.split(' '), ...new Set(Array.from(compiler.matchAll(/^function (is[A-Z]\w*)\(/gm), ([, name]) => name))];
  // Whatever the compiler computes while it is loaded has no effect but its value.
  const contents = `${helpers}${compiler.replace(/^(var \w+ = )(?=(?:new )?[\w.]+\()/gm, '$1/* @__PURE__ */ ')}${nodeMembers}\nexport { ${names.join(', ')} };`;
  const banner = { js: `${licence}\n// The part of TypeScript that parses, cut out unchanged: see slice-typescript.mjs.` };
  await build({ stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) }, outfile, banner, bundle: true, format: 'esm', platform: 'node', target: 'node20', minify: true, legalComments: 'none', define: { require: 'undefined' }, logLevel: 'error' });
}

function between(position, text) {
  if (position === -1) throw new Error(`The TypeScript compiler has no ${JSON.stringify(text)}: slice-typescript.mjs must learn how this version is laid out.`);
  return position;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await sliceTypescript(process.argv[2]);
