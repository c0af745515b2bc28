import { html, type Html } from './html.js';

/** A page without scripts, for operators and readers of the documentation. */
export function plainPage(title: string, content: Html): string {
  const page = html`<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="stylesheet" href="/plain.css"></head>
<body><main><h1>${title}</h1>
${content}
</main></body></html>
`;
  return `<!doctype html>\n${page.markup}`;
}

/** Its style, at /plain.css: the policy of the server allows none inside a page. */
export const plainStyle = `:root{color-scheme:light dark;--line:light-dark(#d5dad6,#39413c);--soft:light-dark(#f3f6f4,#1d221f)}
body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:2rem 1rem}
main{max-width:70rem;margin:auto}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem}
table{border-collapse:collapse;width:100%}
.scroll{overflow-x:auto}
th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line)}
code,pre{font:.875rem/1.5 ui-monospace,monospace}
pre{background:var(--soft);padding:1rem;overflow-x:auto;border-radius:.4rem}
details{border-bottom:1px solid var(--line);padding:.6rem 0}
summary{cursor:pointer;overflow-wrap:anywhere}
.method{display:inline-block;min-width:4.5rem;font-weight:600}
`;
