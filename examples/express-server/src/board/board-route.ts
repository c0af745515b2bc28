import { jobStates } from '@reposcan/queue';
import type { Services } from '../composition/services.js';
import { html } from '../http/html.js';
import { plainPage } from '../http/plain-page.js';
import { route, type Route } from '../http/route.js';
import { jobView } from '../jobs/job-view.js';

/** The queue at a glance, for operators. */
export function boardRoute({ queue }: Services): Route {
  return route({
    method: 'get',
    path: '/board',
    access: 'admin',
    tag: 'operation',
    summary: 'The queue at a glance: jobs by state, and the newest 100.',
    replies: { 200: { description: 'A page.', type: 'text/html' } },
    async handle() {
      const [counts, { items }, paused] = await Promise.all([queue.counts(), queue.list({ limit: 100 }), queue.isPaused()]);
      const states = jobStates.map((state) => html`<tr><td>${state}</td><td>${counts[state]}</td></tr>`);
      const jobs = items.map(jobView).map(
        ({ job_id, name, status, target, user_id, attempts, max_attempts, created_at, progress, error }) =>
          html`<tr><td><a href="/api/v1/jobs/${job_id}"><code>${job_id}</code></a></td><td>${name}</td><td>${target}</td><td>${user_id}</td><td>${status}</td><td>${progress === null ? '' : `${progress.percent} % ${progress.stage}`}</td><td>${attempts}/${max_attempts}</td><td>${created_at}</td><td>${error?.message ?? ''}</td></tr>`,
      );
      const content = html`<p>${paused ? 'The queue is paused.' : 'The queue is running.'}</p>
<table><thead><tr><th>State</th><th>Jobs</th></tr></thead><tbody>${states}</tbody></table>
<h2>Newest jobs</h2>
<div class="scroll"><table><thead><tr><th>Id</th><th>Name</th><th>Target</th><th>User</th><th>State</th><th>Progress</th><th>Attempts</th><th>Created</th><th>Error</th></tr></thead><tbody>${jobs}</tbody></table></div>`;
      return { status: 200, body: plainPage('Queue', content), type: 'html', headers: { 'Cache-Control': 'no-store' } };
    },
  });
}
