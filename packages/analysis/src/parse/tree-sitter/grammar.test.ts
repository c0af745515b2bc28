import { describe, expect, it } from 'vitest';
import { ParseTimeout } from '../parse-timeout.js';
import { createGrammar, type Grammar } from './grammar.js';

const typeOf = (grammar: Grammar, text: string): string | undefined => grammar.read(text, undefined, (root) => root.firstNamedChild?.type);

describe('a grammar', () => {
  it('gives up when the time is over, and reads the next text from its beginning', async () => {
    const grammar = createGrammar('python');
    await grammar.load();

    expect(() => grammar.read('x = 1\n'.repeat(10_000), () => true, () => null)).toThrow(ParseTimeout);
    expect(typeOf(grammar, 'def f(): pass')).toBe('function_definition');
  });

  it('is loaded anew after something broke while it read, and so are the others', async () => {
    const [python, go] = [createGrammar('python'), createGrammar('go')];
    await Promise.all([python.load(), go.load()]);

    const breaking = (): unknown =>
      python.read('x', undefined, () => {
        throw new WebAssembly.RuntimeError('memory access out of bounds');
      });
    expect(breaking).toThrow('memory access out of bounds');
    await Promise.all([python.load(), go.load()]);

    expect(typeOf(python, 'def f(): pass')).toBe('function_definition');
    expect(typeOf(go, 'package a')).toBe('package_clause');
  });

  it('says that it was not loaded', () => {
    expect(() => createGrammar('python').read('x', undefined, () => null)).toThrow('was not loaded');
  });

  it('that does not exist cannot be loaded', async () => {
    await expect(createGrammar('klingon').load()).rejects.toThrow('tree-sitter-klingon.wasm');
  });
});
