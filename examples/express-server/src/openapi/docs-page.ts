import { html, type Html } from '../http/html.js';
import { plainPage } from '../http/plain-page.js';
import type { Route } from '../http/route.js';
import { openApiDocument } from './document.js';

/** The documentation for people: every route with what it takes and gives. */
export function docsPage(routes: readonly Route[]): string {
  const { paths } = openApiDocument(routes) as { paths: Record<string, Record<string, Operation>> };
  const tags = [...new Set(routes.map(({ tag }) => tag))];
  const sections = tags.map((tag) => {
    const entries = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).flatMap(([method, operation]) => (operation.tags[0] === tag ? [entryOf(method, path, operation)] : [])));
    return html`<h2>${tag}</h2>${entries}`;
  });
  const intro = html`<p>For programs: <a href="/openapi.json">openapi.json</a>. Credentials go into <code>Authorization</code> (Basic, or an API key as a bearer token) or <code>X-API-Key</code>.
Failures are <code>application/problem+json</code> with a <code>code</code>.</p>`;
  return plainPage('The API of reposcan', html`${intro}${sections}`);
}

interface Operation {
  tags: string[];
  summary: string;
  description?: string;
  parameters: { name: string; in: string; description?: string; schema: unknown }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
  'x-scope'?: string;
}

function entryOf(method: string, path: string, { summary, description = '', parameters, requestBody, responses, 'x-scope': scope = 'none' }: Operation): Html {
  const rows = parameters.map(({ name, in: place, description: text = '' }) => html`<tr><td><code>${name}</code></td><td>${place}</td><td>${text}</td></tr>`);
  const answers = Object.entries(responses).map(([status, { description: text, content = {} }]) => {
    const [type = ''] = Object.keys(content);
    return html`<tr><td>${status}</td><td>${type}</td><td>${text}</td></tr>`;
  });
  return html`<details><summary><span class="method">${method.toUpperCase()}</span> <code>${path}</code> ${summary}</summary>
<p>${description} Scope: ${scope}.</p>
${rows.length === 0 ? [] : html`<div class="scroll"><table><thead><tr><th>Parameter</th><th>In</th><th></th></tr></thead><tbody>${rows}</tbody></table></div>`}
${requestBody === undefined ? [] : html`<h3>Body</h3><pre>${jsonOf(requestBody.content)}</pre>`}
<div class="scroll"><table><thead><tr><th>Answer</th><th>Type</th><th></th></tr></thead><tbody>${answers}</tbody></table></div>
${Object.entries(responses).flatMap(([status, { content = {} }]) => (Number(status) < 300 && jsonOf(content) !== '' ? [html`<h3>Body of ${status}</h3><pre>${jsonOf(content)}</pre>`] : []))}
</details>`;
}

function jsonOf(content: Record<string, { schema: unknown }>): string {
  return Object.entries(content).flatMap(([type, { schema }]) => (type === 'application/json' ? [JSON.stringify(schema, null, 2)] : [])).join('\n');
}
