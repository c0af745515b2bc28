import { createHash } from 'node:crypto';
import { html, Markup, type Content } from './markup.js';
import { pageScript } from './page-script.js';
import { pageStyle } from './page-style.js';

/** What a part of a report brings along besides its markup. */
export interface PageParts {
  style: string;
  /** Contents of script elements. */
  scripts: readonly string[];
}

/** The whole page around a report. Nothing may be loaded or sent anywhere; of scripts only our own run, recognised by their hashes. */
export function page(title: string, content: Content, { style, scripts }: PageParts = { style: '', scripts: [] }): string {
  const all = [...scripts, pageScript];
  const hashes = all.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src ${hashes.join(' ')}; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="reposcan">
<title>${title}</title>
<style>${new Markup(pageStyle)}${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<main id="main">${content}</main>
${all.map((script) => html`<script>${new Markup(script)}</script>
`)}
</body>
</html>
`.source;
}
