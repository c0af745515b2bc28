import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { sampleGraph } from './fixtures/sample-graph.js';
import { graphScript } from './script/graph-script.js';
import { libraryScript } from './script/library-script.js';
import { renderGraphHtml } from './render-graph-html.js';

const attack = `</script><script>alert(1)</script><!--"'\`><img src=x onerror=alert(2)>\u2028\u202Egnp\u0000`;

function attacked() {
  const input = sampleGraph([{ path: `${attack}/a.ts`, imports: [`${attack}/b.ts`] }, { path: `${attack}/b.ts` }], { [attack]: 0 }, attack);
  const [first] = input.files;
  const graph = { ...input.graph, signals: { ...input.graph.signals, communities: [{ label: attack, files: 2, leading: [] }] } };
  const symbol = { name: attack, kind: 'class' as const, signature: attack, doc: attack, decorators: [], exported: true, line: 1, endLine: 1, members: [] };
  const skeletons = [{ path: first?.path ?? '', language: attack, symbols: [symbol], imports: [], exports: [], packageName: null, syntaxErrors: false }];
  return { ...input, graph, skeletons, files: input.files.map((file) => ({ ...file, language: attack })) };
}

const pages = {
  sample: () => renderGraphHtml(sampleGraph([{ path: 'src/a.ts', imports: ['src/b.ts'] }, { path: 'src/b.ts' }], { src: 0 })),
  attacked: () => renderGraphHtml(attacked()),
  empty: () => renderGraphHtml(sampleGraph([])),
};

describe.each(Object.entries(pages))('the page of a graph (%s)', (_, render) => {
  const page = render();
  const scripts = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, source = '']) => source);
  const data = /<script type="application\/json"[^>]*>([^]*?)<\/script>/.exec(page)?.[1] ?? '';
  const markup = page.replace(/<script[^]*?<\/script>/g, '').replace(/<style>[^]*?<\/style>/, '');

  it('names no address and loads nothing', () => {
    expect(page.match(/https?:/g)).toBeNull();
    const bare = markup.replace(/="[^"]*"/g, '=""');
    expect(bare.match(/<(?:link|img|iframe|object|embed|video|audio|source|base|form)\b|<[a-z][^>]* (?:src|srcset|action|href|style|on[a-z]+)=/gi)).toBeNull();
    expect(page.match(/sourceMappingURL|@import|url\(/g)).toBeNull();
  });

  it('allows its own style and scripts by their hashes, and nothing else', () => {
    const hash = (source: string) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
    const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';

    expect(/Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]).toBe(
      `default-src 'none'; style-src ${hash(style)}; script-src ${scripts.map(hash).join(' ')}; base-uri 'none'; form-action 'none'`,
    );
    expect(scripts).toEqual([libraryScript(), graphScript]);
  });

  it('shows untrusted text as text', () => {
    expect(markup.match(/<img|<!--|\u202e|\u2028|(?!\n)\p{Cc}/giu)).toBeNull();
    expect(data).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(data)).toMatchObject({ files: { nodes: expect.any(Array) } });
  });

  it('is the same for the same graph', () => {
    expect(render()).toBe(page);
  });
});

describe('the scripts of the page', () => {
  it('are scripts', () => {
    expect(() => [libraryScript(), graphScript].map((source) => new Script(source))).not.toThrow();
  });

  it('parse no markup and run no text', () => {
    expect(graphScript.match(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(|new Function|fetch\(|XMLHttpRequest|import\(/g)).toBeNull();
  });

  it('hold the libraries with their licences', () => {
    expect(libraryScript().match(/Permission is hereby granted, free of charge/g)).toHaveLength(2);
  });
});

describe('the table below the picture', () => {
  it('says of each file what the picture shows', () => {
    const page = renderGraphHtml(sampleGraph([{ path: 'src/a.ts', imports: ['src/b.ts'], importance: 40 }, { path: 'src/b.ts', cycle: 0 }], { src: 0 }));

    expect(page).toContain('<th scope="row"><bdi>src/a.ts</bdi></th><td>40.0</td><td>0</td><td>1</td><td>0</td><td>src</td><td></td>');
    expect(page).toContain('<th scope="row"><bdi>src/b.ts</bdi></th><td>10.0</td><td>1</td><td>0</td><td>0</td><td>src</td><td>yes</td>');
  });
});
