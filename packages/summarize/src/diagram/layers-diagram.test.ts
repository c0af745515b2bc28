import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { layersDiagram } from './layers-diagram.js';

const folder = (path: string, layer: number, uses: string[] = [], files = 1) => ({ path, layer, files, uses });

describe('the architecture as Mermaid', () => {
  let parse: (text: string) => Promise<unknown>;
  beforeAll(async () => {
    // Mermaid cleans texts with the DOM of a browser.
    const { window } = new JSDOM('');
    Object.assign(globalThis, { window, document: window.document });
    const { default: mermaid } = await import('mermaid');
    parse = (text) => mermaid.parse(text);
  });

  it('shows folders by layer, what they use, and what is against the order', async () => {
    const violation = { fromFolder: 'lib', toFolder: 'app', edges: [], count: 1 };
    const text = layersDiagram({ depth: 2, folders: [folder('app', 1, ['lib']), folder('lib', 0, ['app'])], violations: [violation] });

    expect(text).toBe(
      'flowchart TB\n  subgraph layer1["layer 1"]\n    n0["app"]\n  end\n  subgraph layer0["layer 0"]\n    n1["lib"]\n  end\n  n0 --> n1\n  n1 -.-> n0\n',
    );
    await expect(parse(text ?? '')).resolves.toMatchObject({ diagramType: 'flowchart-v2' });
  });

  it('is not drawn of fewer than two folders', () => {
    expect(layersDiagram({ depth: 1, folders: [folder('a', 0)], violations: [] })).toBeNull();
  });

  it('has the fifteen largest folders, and says so', () => {
    const folders = Array.from({ length: 40 }, (_, index) => folder(`f${String(index)}`, index % 3, [`f${String((index + 1) % 40)}`], index));

    const text = layersDiagram({ depth: 3, folders, violations: [] }) ?? '';

    expect(text).toContain('%% 15 of 40 folders');
    expect(text.match(/^ {4}n\d+\[/gm)).toHaveLength(15);
  });

  it('is what Mermaid reads, whatever folders are called', async () => {
    const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('end', 'a"b', 'x]', '`**b**`', '<script>', '%%{init: {}}%%', 'click n0 href', 'graph', '#quot;', 'a\nb', '', '\u202e', 'subgraph'));
    const folders = fc.uniqueArray(name, { minLength: 2, maxLength: 8 }).map((paths) => paths.map((path, index) => folder(path, index % 3, paths)));

    await fc.assert(
      fc.asyncProperty(folders, async (list) => {
        await expect(parse(layersDiagram({ depth: 3, folders: list, violations: [] }) ?? '')).resolves.toMatchObject({ diagramType: 'flowchart-v2' });
      }),
      { numRuns: 15 },
    );
  });
});
