import { html, Markup, type Content } from './markup.js';
import { pageScript, pageScriptHash } from './page-script.js';
import { pageStyle } from './page-style.js';

/** Nothing may be loaded or sent anywhere; of scripts only our own runs, recognised by its hash. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${pageScriptHash}'; base-uri 'none'; form-action 'none'`;

/** The whole page around a report. */
export function page(title: string, content: Content): string {
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
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<main id="main">${content}</main>
<script>${new Markup(pageScript)}</script>
</body>
</html>
`.source;
}
