import { createHash } from 'node:crypto';
import { graphParts } from './graph-parts.js';
import { escapeText } from './page/escape-text.js';
import { graphTable } from './page/graph-table.js';
import { pageStyle } from './page/page-style.js';
import type { GraphPageInput } from './scene/graph-page-input.js';

/**
 * The import graph as one self-contained web page: it loads nothing and sends nothing, and its policy allows only its own style and scripts, by their
 * hashes. The same graph gives the same bytes.
 */
export function renderGraphHtml(input: GraphPageInput): string {
  const { scene, markup, style, scripts } = graphParts(input);
  const styles = `${pageStyle}${style}`;
  const policy = `default-src 'none'; style-src ${hashOf(styles)}; script-src ${scripts.map(hashOf).join(' ')}; base-uri 'none'; form-action 'none'`;
  const name = escapeText(input.name);
  const { files, edges } = input.graph.importGraph;
  const facts = `${files.length} files, ${edges.length} imports, ${scene.layers} layers, ${input.graph.signals.cycles.length} cycles`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="reposcan">
<title>${name} · import graph</title>
<style>${styles}</style>
</head>
<body>
<main>
<h1><bdi>${name}</bdi></h1>
<p>${facts}</p>
${markup}
<h2>Files</h2>
${graphTable(scene)}
</main>
${scripts.map((script) => `<script>${script}</script>`).join('\n')}
</body>
</html>
`;
}

function hashOf(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
}
